static bool spells(char** board, int rows, int columns, const char* word, int r, int c) {
    if (!*word) return true;
    if (r < 0 || c < 0 || r >= rows || c >= columns || board[r][c] != *word) return false;
    board[r][c] = '#';
    bool found = spells(board, rows, columns, word + 1, r + 1, c) || spells(board, rows, columns, word + 1, r - 1, c) ||
                 spells(board, rows, columns, word + 1, r, c + 1) || spells(board, rows, columns, word + 1, r, c - 1);
    board[r][c] = *word;
    return found;
}

bool exist(char** board, int boardSize, int* boardColSize, char* word) {
    for (int r = 0; r < boardSize; r++)
        for (int c = 0; c < boardColSize[0]; c++)
            if (spells(board, boardSize, boardColSize[0], word, r, c)) return true;
    return false;
}
