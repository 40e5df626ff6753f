class Solution {
    fun probe(n: Int) {
        println(n)
    }
}
