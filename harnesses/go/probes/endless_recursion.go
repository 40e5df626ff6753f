func probe(n int) int {
	return n + probe(n+1)
}
