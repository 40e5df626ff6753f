var firstBad = 0

abstract class VersionControl {
    abstract fun firstBadVersion(n: Int): Int

    fun isBadVersion(version: Int): Boolean = version >= firstBad
}
