class Solution {
    fun longestPalindrome(s: String): String {
        var best = 0..-1
        for (centre in s.indices) {
            for (width in 0..1) {
                var left = centre
                var right = centre + width
                while (left >= 0 && right < s.length && s[left] == s[right]) {
                    left--
                    right++
                }
                if (right - left - 1 > best.count()) best = left + 1 until right
            }
        }
        return s.substring(best)
    }
}
