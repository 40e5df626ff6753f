func probe(n int) int {
	for n == 0 {
	}
	return n
}
