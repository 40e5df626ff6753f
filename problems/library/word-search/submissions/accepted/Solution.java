class Solution {
    private char[][] board;
    private String word;

    public boolean exist(char[][] board, String word) {
        this.board = board;
        this.word = word;
        for (int r = 0; r < board.length; r++) {
            for (int c = 0; c < board[0].length; c++) {
                if (spells(r, c, 0)) return true;
            }
        }
        return false;
    }

    private boolean spells(int r, int c, int at) {
        if (at == word.length()) return true;
        if (r < 0 || r == board.length || c < 0 || c == board[0].length) return false;
        if (board[r][c] != word.charAt(at)) return false;
        board[r][c] = '#';
        boolean found = spells(r + 1, c, at + 1) || spells(r - 1, c, at + 1)
            || spells(r, c + 1, at + 1) || spells(r, c - 1, at + 1);
        board[r][c] = word.charAt(at);
        return found;
    }
}
