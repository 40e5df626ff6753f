class Solution {
    func probe(_ n: Int) {
        print(n, terminator: "")
    }
}
