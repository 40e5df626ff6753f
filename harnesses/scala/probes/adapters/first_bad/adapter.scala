object Adapter {
  def judgeFirstBad(n: Int, bad: Int): Int = {
    VersionControl.firstBad = bad
    new Solution().firstBadVersion(n)
  }
}
