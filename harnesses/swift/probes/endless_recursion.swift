class Solution {
    private var path: [Int] = []

    func probe(_ n: Int) -> Int {
        path.append(n)
        defer { path.removeLast() }
        return probe(n + 1) + 1
    }
}
