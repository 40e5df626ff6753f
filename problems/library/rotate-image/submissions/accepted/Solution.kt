class Solution {
    fun rotate(matrix: Array<IntArray>): Unit {
        matrix.reverse()
        for (r in matrix.indices) {
            for (c in 0 until r) {
                matrix[r][c] = matrix[c][r].also { matrix[c][r] = matrix[r][c] }
            }
        }
    }
}
