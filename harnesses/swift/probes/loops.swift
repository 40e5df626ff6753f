class Solution {
    func probe(_ n: Int) -> Int {
        var count = 1
        while n == 0 {
            count &+= count ^ 5
            if count == 0 { print(count) }
        }
        return n
    }
}
