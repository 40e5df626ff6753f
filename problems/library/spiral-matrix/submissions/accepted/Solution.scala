object Solution {
    def spiralOrder(matrix: Array[Array[Int]]): List[Int] =
        if (matrix.isEmpty) Nil
        // What is left is turned, so that its right column lies on top.
        else matrix.head.toList ::: spiralOrder(matrix.tail.transpose.reverse)
}
