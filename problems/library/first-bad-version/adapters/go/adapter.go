func firstBadFor(n int, bad int) int {
	firstBad, questions = bad, 0
	return firstBadVersion(n)
}
