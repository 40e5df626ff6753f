class Solution {
    private fun inner(n: Int): Int {
        if (n == 0) throw IllegalStateException("boom") // HERE
        return n
    }

    fun probe(n: Int) = inner(n)
}
