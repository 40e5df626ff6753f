impl Solution {
    pub fn next_greatest_letter(letters: Vec<char>, target: char) -> char {
        let at = letters.partition_point(|&letter| letter <= target);
        letters[at % letters.len()]
    }
}
