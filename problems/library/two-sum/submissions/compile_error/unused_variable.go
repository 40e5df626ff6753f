func twoSum(nums []int, target int) []int {
    count := len(nums)
    for i := range nums {
        for j := range i {
            if nums[i]+nums[j] == target {
                return []int{j, i}
            }
        }
    }
    return nil
}
