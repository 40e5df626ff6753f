class Solution {
    func rotate(_ matrix: inout [[Int]]) {
        matrix.reverse()
        for i in matrix.indices {
            for j in 0..<i {
                (matrix[i][j], matrix[j][i]) = (matrix[j][i], matrix[i][j])
            }
        }
    }
}
