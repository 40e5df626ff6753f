class Solution {
    private var path: [Int] = []

    func probe(_ n: Int) -> Int {
        if n == 0 { return 0 }
        path.append(n)
        defer { path.removeLast() }
        return probe(n - 1) + 1
    }
}
