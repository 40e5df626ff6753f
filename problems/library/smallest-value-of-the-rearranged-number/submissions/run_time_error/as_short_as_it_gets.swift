class Solution {
    // The digits of a long, in an Int32.
    func smallestNumber(_ num: Int) -> Int {
        var digits = String(abs(num)).sorted()
        if num < 0 {
            return -Int(Int32(String(digits.reversed()))!)
        }
        if let first = digits.firstIndex(where: { $0 != "0" }) {
            digits.swapAt(0, first)
        }
        return Int(Int32(String(digits))!)
    }
}
