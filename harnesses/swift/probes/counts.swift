class Solution {
    func probe(_ values: inout [Int]) -> Int {
        var count = 0
        for value in values where value % 2 == 0 {
            values[count] = value
            count += 1
        }
        return count
    }
}
