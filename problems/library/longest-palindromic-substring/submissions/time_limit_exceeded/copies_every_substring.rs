impl Solution {
    pub fn longest_palindrome(s: String) -> String {
        let letters: Vec<char> = s.chars().collect();
        let mut best = String::new();
        for from in 0..letters.len() {
            for to in from + 1..=letters.len() {
                let text: String = letters[from..to].iter().collect();
                let back: String = text.chars().rev().collect();
                if text == back && text.len() > best.len() {
                    best = text;
                }
            }
        }
        best
    }
}
