func probe(values []int) int {
	count := 0
	for _, value := range values {
		if value%2 == 0 {
			values[count] = value
			count++
		}
	}
	return count
}
