const KEYS: [&str; 8] = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];

impl Solution {
    pub fn letter_combinations(digits: String) -> Vec<String> {
        if digits.is_empty() {
            return vec![];
        }
        digits.bytes().fold(vec![String::new()], |texts, digit| {
            let letters = KEYS[usize::from(digit - b'2')];
            texts.iter().flat_map(|text| letters.chars().map(move |letter| format!("{text}{letter}"))).collect()
        })
    }
}
