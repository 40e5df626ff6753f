class Solution {
    func exist(_ board: [[Character]], _ word: String) -> Bool {
        var board = board
        let letters = Array(word)

        func goes(_ row: Int, _ column: Int, _ at: Int) -> Bool {
            if at == letters.count { return true }
            guard board.indices.contains(row), board[row].indices.contains(column),
                board[row][column] == letters[at]
            else { return false }
            board[row][column] = "#"
            defer { board[row][column] = letters[at] }
            return goes(row + 1, column, at + 1) || goes(row - 1, column, at + 1)
                || goes(row, column + 1, at + 1) || goes(row, column - 1, at + 1)
        }

        return board.indices.contains { row in board[row].indices.contains { goes(row, $0, 0) } }
    }
}
