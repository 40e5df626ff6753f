class Solution {
    func probe(_ n: Int) -> [Double] {
        return [.nan, .infinity, -.infinity]
    }
}
