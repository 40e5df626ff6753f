class Solution {
    func twoSum(_ nums: [Int], _ target: Int) -> [Int] {
        var places: [Int: Int] = [:]
        for (i, num) in nums.enumerated() {
            if let j = places[target - num] {
                return [j, i]
            }
            places[num] = i
        }
        return []
    }
}
