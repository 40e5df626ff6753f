class Solution {
    func myPow(_ x: Double, _ n: Int) -> Double {
        if n < 0 { return 1 / myPow(x, -n) }
        var power = 1.0, square = x, left = n
        while left > 0 {
            if left & 1 == 1 { power *= square }
            square *= square
            left >>= 1
        }
        return power
    }
}
