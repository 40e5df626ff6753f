class Solution {
    fun probe(n: Int): Int {
        while (n == 0) {
        }
        return n
    }
}
