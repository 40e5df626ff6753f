impl Solution {
    pub fn rotate(matrix: &mut Vec<Vec<i32>>) {
        matrix.reverse();
        for row in 1..matrix.len() {
            for column in 0..row {
                let above = matrix[column][row];
                matrix[column][row] = std::mem::replace(&mut matrix[row][column], above);
            }
        }
    }
}
