/* The isBadVersion API is defined in the parent class VersionControl.
      fun isBadVersion(version: Int) : Boolean {} */

class Solution: VersionControl() {
    override fun firstBadVersion(n: Int) : Int {
        var low = 1
        var high = n
        while (low < high) {
            val middle = (low + high) ushr 1
            if (isBadVersion(middle)) high = middle else low = middle + 1
        }
        return low
    }
}
