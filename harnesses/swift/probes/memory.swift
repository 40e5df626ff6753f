class Solution {
    func probe(_ n: Int) -> Int {
        var kept: [[UInt8]] = []
        while n > 0 {
            kept.append([UInt8](repeating: UInt8(kept.count % 256), count: 1 << 20))
        }
        return kept.count
    }
}
