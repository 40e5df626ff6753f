class Solution {
    func other(_ n: Int) -> Int {
        return n
    }
}
