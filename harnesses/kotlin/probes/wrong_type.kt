class Solution {
    fun probe(n: Int) = "five"
}
