class Adapter {
    func firstBadFor(_ n: Int, _ bad: Int) -> Int {
        firstBad = bad
        questions = 0
        return Solution().firstBadVersion(n)
    }
}
