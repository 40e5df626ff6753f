func twoSum(nums []int, target int) []int {
    places := map[int]int{}
    for i, num := range nums {
        if j, ok := places[target-num]; ok {
            return []int{j, i}
        }
        places[num] = i
    }
    return nil
}
