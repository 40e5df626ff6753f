/**
 * @param {character[][]} board
 * @param {string} word
 * @return {boolean}
 */
var exist = function(board, word) {
    const spells = (r, c, at) => {
        if (at === word.length) return true;
        if (board[r]?.[c] !== word[at]) return false;
        board[r][c] = '';
        const found = spells(r + 1, c, at + 1) || spells(r - 1, c, at + 1) ||
            spells(r, c + 1, at + 1) || spells(r, c - 1, at + 1);
        board[r][c] = word[at];
        return found;
    };
    return board.some((row, r) => row.some((_, c) => spells(r, c, 0)));
};
