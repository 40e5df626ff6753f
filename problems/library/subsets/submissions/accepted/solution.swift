class Solution {
    func subsets(_ nums: [Int]) -> [[Int]] {
        return nums.reduce([[]]) { sets, num in sets + sets.map { $0 + [num] } }
    }
}
