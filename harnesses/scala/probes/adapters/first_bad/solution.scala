/* The isBadVersion API is defined in the parent class VersionControl.
      def isBadVersion(version: Int): Boolean = {} */

class Solution extends VersionControl {
    def firstBadVersion(n: Int): Int = {
        var (low, high) = (1, n)
        while (low < high) {
            val middle = low + (high - low) / 2
            if (isBadVersion(middle)) high = middle else low = middle + 1
        }
        low
    }
}
