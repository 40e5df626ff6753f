/* The isBadVersion API is defined in the parent class VersionControl.
      def isBadVersion(version: Int): Boolean = {} */

class Solution extends VersionControl {
    def firstBadVersion(n: Int): Int = {
        @scala.annotation.tailrec
        def search(low: Int, high: Int): Int =
            if (low == high) low
            else {
                val middle = low + (high - low) / 2
                if (isBadVersion(middle)) search(low, middle) else search(middle + 1, high)
            }
        search(1, n)
    }
}
