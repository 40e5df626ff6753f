object Solution {
    def longestPalindrome(s: String): String = {
        var best = (0, 0)
        for (centre <- s.indices; width <- 0 to 1) {
            var left = centre
            var right = centre + width
            while (left >= 0 && right < s.length && s(left) == s(right)) {
                left -= 1
                right += 1
            }
            if (right - left - 1 > best._2 - best._1) best = (left + 1, right)
        }
        s.substring(best._1, best._2)
    }
}
