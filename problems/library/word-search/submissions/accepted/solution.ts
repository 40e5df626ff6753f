function exist(board: string[][], word: string): boolean {
    const [height, width]: [number, number] = [board.length, board[0].length];
    const steps: [number, number][] = [[0, 1], [1, 0], [0, -1], [-1, 0]];

    // From its rarer end there are fewer ways to begin.
    const cells = board.flat();
    const count = (letter: string): number => cells.filter((one) => one === letter).length;
    if (count(word[0]) > count(word.at(-1)!)) word = [...word].reverse().join('');

    function follow(row: number, column: number, at: number): boolean {
        if (board[row]?.[column] !== word[at]) return false;
        if (at === word.length - 1) return true;
        board[row][column] = '';
        const found = steps.some(([down, right]) => follow(row + down, column + right, at + 1));
        board[row][column] = word[at];
        return found;
    }

    for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
            if (follow(row, column, 0)) return true;
        }
    }
    return false;
};
