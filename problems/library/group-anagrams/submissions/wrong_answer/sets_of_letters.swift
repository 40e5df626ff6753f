class Solution {
    // Forgets how often a letter occurs.
    func groupAnagrams(_ strs: [String]) -> [[String]] {
        return Array(Dictionary(grouping: strs) { Set($0) }.values)
    }
}
