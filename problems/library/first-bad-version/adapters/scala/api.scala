object VersionControl {
  val mostQuestions = 1000
  var firstBad, questions = 0
}

class VersionControl {
  import VersionControl._

  def isBadVersion(version: Int): Boolean = {
    questions += 1
    if (questions > mostQuestions) throw new IllegalStateException(s"isBadVersion was asked more than $mostQuestions times")
    version >= firstBad
  }
}
