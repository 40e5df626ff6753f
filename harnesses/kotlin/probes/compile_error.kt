class Solution {
    fun probe(n: Int): Int {
        return missing // HERE
    }
}
