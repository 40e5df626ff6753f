func probe(n int) {
	n++
}
