object Solution {
    def exist(board: Array[Array[Char]], word: String): Boolean = {
        def leads(r: Int, c: Int, at: Int): Boolean = {
            if (at == word.length) return true
            if (!board.indices.contains(r) || !board(0).indices.contains(c) || board(r)(c) != word(at)) return false
            board(r)(c) = '#'
            val found = leads(r - 1, c, at + 1) || leads(r + 1, c, at + 1) || leads(r, c - 1, at + 1) || leads(r, c + 1, at + 1)
            board(r)(c) = word(at)
            found
        }
        board.indices.exists(r => board(0).indices.exists(c => leads(r, c, 0)))
    }
}
