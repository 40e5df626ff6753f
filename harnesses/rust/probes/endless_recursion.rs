use std::hint::black_box;

impl Solution {
    pub fn probe(n: i32) -> i32 {
        let here = black_box([n; 16]);
        here[0] + Self::probe(n + 1) + black_box(here)[15]
    }
}
