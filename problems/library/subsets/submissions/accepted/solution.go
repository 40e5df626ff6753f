func subsets(nums []int) [][]int {
    sets := make([][]int, 1<<len(nums))
    for mask := range sets {
        for i, value := range nums {
            if mask>>i&1 == 1 {
                sets[mask] = append(sets[mask], value)
            }
        }
    }
    return sets
}
