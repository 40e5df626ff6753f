func twoSum(nums []int, target int) []int {
    const largest = 1_000_000_000
    places := make([]int32, 2*largest+1)
    for i := range places {
        places[i] = -1
    }
    for i, num := range nums {
        if wanted := target - num + largest; wanted >= 0 && wanted < len(places) && places[wanted] >= 0 {
            return []int{int(places[wanted]), i}
        }
        places[num+largest] = int32(i)
    }
    return nil
}
