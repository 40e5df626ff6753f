class Solution {
    fun reverseString(s: CharArray): Unit {
        s.reversedArray()
    }
}
