object Adapter {
  def firstBadFor(n: Int, bad: Int): Int = {
    VersionControl.firstBad = bad
    VersionControl.questions = 0
    new Solution().firstBadVersion(n)
  }
}
