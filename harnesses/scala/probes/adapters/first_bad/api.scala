object VersionControl {
  var firstBad = 0
}

class VersionControl {
  def isBadVersion(version: Int): Boolean = version >= VersionControl.firstBad
}
