func probe(n int) int {
	kept := [][]byte{}
	for {
		kept = append(kept, bytes.Repeat([]byte("x"), 1<<20))
	}
}
