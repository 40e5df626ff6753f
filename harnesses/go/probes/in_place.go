func probe(values []int) {
	slices.Reverse(values)
}
