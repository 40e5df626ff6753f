func probe(values []int) int {
	count := len(values)
	clear(values)
	return count
}
