class Solution {
    fun spiralOrder(matrix: Array<IntArray>): List<Int> = buildList {
        var rest = matrix.map { it.toList() }
        while (rest.isNotEmpty()) {
            addAll(rest.first())
            val below = rest.drop(1)
            // What is left is turned, so that its right column lies on top.
            rest = if (below.isEmpty()) below else below[0].indices.reversed().map { c -> below.map { it[c] } }
        }
    }
}
