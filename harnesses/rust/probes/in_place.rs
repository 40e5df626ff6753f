impl Solution {
    pub fn probe(values: &mut Vec<i32>) {
        values.reverse();
    }
}
