impl Solution {
    pub fn exist(board: Vec<Vec<char>>, word: String) -> bool {
        let word: Vec<char> = word.chars().collect();
        let mut board = board;
        (0..board.len()).any(|row| (0..board[0].len()).any(|column| Self::goes_on(&mut board, row, column, &word)))
    }

    fn goes_on(board: &mut Vec<Vec<char>>, row: usize, column: usize, word: &[char]) -> bool {
        let Some((letter, rest)) = word.split_first() else { return true };
        if board[row][column] != *letter {
            return false;
        }
        board[row][column] = '#';
        let goes_on = rest.is_empty()
            || Self::goes_on(board, row + 1, column, rest)
            || Self::goes_on(board, row - 1, column, rest)
            || Self::goes_on(board, row, column + 1, rest)
            || Self::goes_on(board, row, column - 1, rest);
        board[row][column] = *letter;
        goes_on
    }
}
