class Solution {
    fun reverseString(s: CharArray): Unit {
        for (i in 0 until s.size / 2) {
            val j = s.lastIndex - i
            s[i] = s[j].also { s[j] = s[i] }
        }
    }
}
