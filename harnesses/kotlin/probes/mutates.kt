class Solution {
    fun probe(values: IntArray): Int {
        val count = values.count { it != 0 }
        values.fill(0)
        return count
    }
}
