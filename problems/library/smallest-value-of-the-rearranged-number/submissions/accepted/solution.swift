class Solution {
    func smallestNumber(_ num: Int) -> Int {
        var digits = String(abs(num)).sorted()
        if num < 0 {
            return -Int(String(digits.reversed()))!
        }
        if let first = digits.firstIndex(where: { $0 != "0" }) {
            digits.swapAt(0, first)
        }
        return Int(String(digits))!
    }
}
