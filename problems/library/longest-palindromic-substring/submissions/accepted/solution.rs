impl Solution {
    pub fn longest_palindrome(s: String) -> String {
        let bytes = s.as_bytes();
        let mut best = 0..0;
        for middle in 0..2 * bytes.len() {
            let (mut from, mut to) = (middle / 2, (middle + 1) / 2);
            while from > 0 && to < bytes.len() && bytes[from - 1] == bytes[to] {
                from -= 1;
                to += 1;
            }
            if to - from > best.len() {
                best = from..to;
            }
        }
        s[best].to_string()
    }
}
