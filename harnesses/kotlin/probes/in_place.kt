class Solution {
    fun probe(values: IntArray): Unit {
        values.reverse()
    }
}
