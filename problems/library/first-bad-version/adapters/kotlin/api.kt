const val MOST_QUESTIONS = 1000
var firstBad = 0
var questions = 0

abstract class VersionControl {
    abstract fun firstBadVersion(n: Int): Int

    fun isBadVersion(version: Int): Boolean {
        check(++questions <= MOST_QUESTIONS) { "isBadVersion was asked more than $MOST_QUESTIONS times" }
        return version >= firstBad
    }
}
