/**
 * Forward declaration of isBadVersion API.
 * @param   version   your guess about first bad version
 * @return            true if current version is bad
 *                    false if current version is good
 * func isBadVersion(version int) bool;
 */

func firstBadVersion(n int) int {
	low, high := 1, n
	for low < high {
		middle := (low + high) / 2
		if isBadVersion(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
