class Solution {
    fun probe(n: Int): Int = if (n > 0) 1 + probe(n - 1) else 0
}
