class Solution {
    func probe(_ values: inout [Int]) {
        values.reverse()
    }
}
