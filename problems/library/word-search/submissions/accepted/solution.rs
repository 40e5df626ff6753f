impl Solution {
    pub fn exist(board: Vec<Vec<char>>, word: String) -> bool {
        let mut board = board;
        let mut word: Vec<char> = word.chars().collect();
        let count = |board: &[Vec<char>], wanted| board.iter().flatten().filter(|&&letter| letter == wanted).count();
        if word.iter().any(|&letter| count(&board, letter) < word.iter().filter(|&&other| other == letter).count()) {
            return false;
        }
        // From the end that is rarer on the board there are fewer ways.
        if count(&board, word[0]) > count(&board, word[word.len() - 1]) {
            word.reverse();
        }
        (0..board.len()).any(|row| (0..board[0].len()).any(|column| Self::goes_on(&mut board, row, column, &word)))
    }

    fn goes_on(board: &mut Vec<Vec<char>>, row: usize, column: usize, word: &[char]) -> bool {
        let [letter, rest @ ..] = word else { return true };
        if board.get(row).and_then(|line| line.get(column)) != Some(letter) {
            return false;
        }
        board[row][column] = '#';
        let goes_on = rest.is_empty()
            || Self::goes_on(board, row + 1, column, rest)
            || Self::goes_on(board, row, column + 1, rest)
            || Self::goes_on(board, row.wrapping_sub(1), column, rest)
            || Self::goes_on(board, row, column.wrapping_sub(1), rest);
        board[row][column] = *letter;
        goes_on
    }
}
