object Solution {
    def rotate(matrix: Array[Array[Int]]): Unit = {
        val turned = matrix.reverse.transpose
        for (r <- matrix.indices) matrix(r) = turned(r)
    }
}
