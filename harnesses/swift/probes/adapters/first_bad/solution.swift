/**
 * The knows API is defined in the parent class VersionControl.
 *     func isBadVersion(_ version: Int) -> Bool{}
 */

class Solution : VersionControl {
    func firstBadVersion(_ n: Int) -> Int {
        var low = 1, high = n
        while low < high {
            let middle = (low + high) / 2
            if isBadVersion(middle) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
