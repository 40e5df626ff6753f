func probe(n int) int {
	if n == 0 {
		panic("boom") // HERE
	}
	return n
}
