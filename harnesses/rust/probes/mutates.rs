impl Solution {
    pub fn probe(mut values: Vec<i32>) -> i32 {
        let count = values.len() as i32;
        values.clear();
        count
    }
}
