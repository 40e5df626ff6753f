class Solution {
    func myPow(_ x: Double, _ n: Int) -> Double {
        var power = 1.0
        for _ in 0..<abs(n) {
            power *= x
        }
        return n < 0 ? 1 / power : power
    }
}
