class Solution {
    fun probe(n: Int): Int = 1 + probe(n + 1)
}
