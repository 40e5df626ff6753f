/**
 * Forward declaration of isBadVersion API.
 * func isBadVersion(version int) bool;
 */

func firstBadVersion(n int) int {
	return 1 + sort.Search(n-1, func(before int) bool { return isBadVersion(before + 1) })
}
