class Solution {
    func probe(_ values: [Int]) -> Int {
        var values = values
        let count = values.count
        values.removeAll(keepingCapacity: true)
        return count
    }
}
