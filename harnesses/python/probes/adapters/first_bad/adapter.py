class Adapter:
    def judgeFirstBad(self, n, bad):
        isBadVersion.first = bad
        return Solution().firstBadVersion(n)
