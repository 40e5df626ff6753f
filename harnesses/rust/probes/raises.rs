fn inner(n: i32) -> i32 {
    if n == 0 {
        panic!("boom"); // HERE
    }
    n
}

impl Solution {
    pub fn probe(n: i32) -> i32 {
        inner(n)
    }
}
