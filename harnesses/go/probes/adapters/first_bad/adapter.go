func judgeFirstBad(n int, bad int) int {
	firstBad = bad
	return firstBadVersion(n)
}
