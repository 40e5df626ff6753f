impl Solution {
    pub fn smallest_number(num: i64) -> i64 {
        let mut digits = num.unsigned_abs().to_string().into_bytes();
        if num < 0 {
            digits.sort_unstable_by(|a, b| b.cmp(a));
        } else {
            digits.sort_unstable();
            if let Some(first) = digits.iter().position(|&digit| digit != b'0') {
                digits.swap(0, first);
            }
        }
        let value = digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        value * num.signum()
    }
}
