class Solution {
    fun probe(values: IntArray): Int {
        var count = 0
        for (value in values) if (value % 2 == 0) values[count++] = value
        return count
    }
}
