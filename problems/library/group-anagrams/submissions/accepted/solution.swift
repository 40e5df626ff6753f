class Solution {
    func groupAnagrams(_ strs: [String]) -> [[String]] {
        return Array(Dictionary(grouping: strs) { String($0.sorted()) }.values)
    }
}
