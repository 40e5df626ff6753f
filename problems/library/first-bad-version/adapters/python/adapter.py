class Adapter:
    def firstBadFor(self, n, bad):
        isBadVersion.first, isBadVersion.questions = bad, 0
        return Solution().firstBadVersion(n)
