class Adapter {
    fun judgeFirstBad(n: Int, bad: Int): Int {
        firstBad = bad
        return Solution().firstBadVersion(n)
    }
}
