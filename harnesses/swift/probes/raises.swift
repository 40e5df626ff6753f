class Solution {
    func probe(_ n: Int) -> Int {
        func inner(_ n: Int) -> Int {
            if n == 0 {
                fatalError("boom") // HERE
            }
            return n
        }
        return inner(n)
    }
}
