impl Solution {
    pub fn probe(mut n: i32) {
        n += 1;
    }
}
