impl Solution {
    pub fn probe(_n: i32) -> i32 {
        let mut kept = Vec::new();
        loop {
            kept.push(vec![b'x'; 1 << 20]);
        }
    }
}
