class Adapter {
    func judgeFirstBad(_ n: Int, _ bad: Int) -> Int {
        judgeBad = bad
        return Solution().firstBadVersion(n)
    }
}
