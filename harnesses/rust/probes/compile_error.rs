impl Solution {
    pub fn probe(n: i32) -> i32 {
        retrun n; // HERE
    }
}
