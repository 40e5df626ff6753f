class Solution {
    func probe(_ n: Int) -> Int {
        print("hello \(n)")
        print("no newline", terminator: "")
        fputs("warning \(n)\n", stderr)
        return n
    }
}
