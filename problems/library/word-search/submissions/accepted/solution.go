func exist(board [][]byte, word string) bool {
    var walk func(i, j, at int) bool
    walk = func(i, j, at int) bool {
        if at == len(word) {
            return true
        }
        if i < 0 || i == len(board) || j < 0 || j == len(board[i]) || board[i][j] != word[at] {
            return false
        }
        board[i][j] = 0
        defer func() { board[i][j] = word[at] }()
        return walk(i+1, j, at+1) || walk(i-1, j, at+1) || walk(i, j+1, at+1) || walk(i, j-1, at+1)
    }
    for i := range board {
        for j := range board[i] {
            if walk(i, j, 0) {
                return true
            }
        }
    }
    return false
}
