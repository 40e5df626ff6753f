impl Solution {
    pub fn probe(values: &mut Vec<i32>) -> i32 {
        let mut count = 0;
        for at in 0..values.len() {
            if values[at] % 2 == 0 {
                values[count] = values[at];
                count += 1;
            }
        }
        count as i32
    }
}
