class Adapter {
    fun firstBadFor(n: Int, bad: Int): Int {
        firstBad = bad
        questions = 0
        return Solution().firstBadVersion(n)
    }
}
