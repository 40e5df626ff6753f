class Solution {
    fun exist(board: Array<CharArray>, word: String): Boolean {
        fun leads(r: Int, c: Int, at: Int): Boolean {
            if (at == word.length) return true
            if (r !in board.indices || c !in board[0].indices || board[r][c] != word[at]) return false
            board[r][c] = '#'
            val found = leads(r - 1, c, at + 1) || leads(r + 1, c, at + 1) || leads(r, c - 1, at + 1) || leads(r, c + 1, at + 1)
            board[r][c] = word[at]
            return found
        }
        return board.indices.any { r -> board[0].indices.any { c -> leads(r, c, 0) } }
    }
}
