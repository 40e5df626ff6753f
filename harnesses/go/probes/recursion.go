func probe(n int) int {
	path := []int{}
	var depth func(int) int
	depth = func(n int) int {
		if n == 0 {
			return 0
		}
		path = append(path, n)
		below := depth(n - 1)
		path = path[:len(path)-1]
		return below + 1
	}
	return depth(n)
}
