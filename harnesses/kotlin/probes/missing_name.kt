class Solution {
    fun other(n: Int) = n
}
