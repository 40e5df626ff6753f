var exist = function(board, word) {
    const seen = new Set();
    const spells = (r, c, at) => {
        if (at === word.length) return true;
        if (board[r]?.[c] !== word[at] || seen.has(r * 8 + c)) return false;
        seen.add(r * 8 + c); // and is never taken out again
        return spells(r + 1, c, at + 1) || spells(r - 1, c, at + 1) ||
            spells(r, c + 1, at + 1) || spells(r, c - 1, at + 1);
    };
    return board.some((row, r) => row.some((_, c) => {
        seen.clear();
        return spells(r, c, 0);
    }));
};
