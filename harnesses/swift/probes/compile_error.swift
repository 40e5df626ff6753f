class Solution {
    func probe(_ n: Int) -> Int {
        let text: String = n // HERE
        return n
    }
}
