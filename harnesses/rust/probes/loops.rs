use std::hint::black_box;

impl Solution {
    pub fn probe(n: i32) -> i32 {
        while black_box(n) == 0 {}
        n
    }
}
