class Solution {
    func probe(_ n: Int) -> Int {
        var heap = Heap((1...n).shuffled())
        var queue: Deque<Int> = [heap.popMin()!, heap.popMax()!]
        queue.prepend(Int(sqrt(Double(n * n))))
        var order: OrderedDictionary<String, Int> = ["b": 1, "a": 2]
        order["c"] = Int(pow(2.0, 3.0))
        let words = " 3, 4 ".trimmingCharacters(in: .whitespaces).components(separatedBy: ", ").compactMap { Int($0) }
        let found = if let match = "a19b".firstMatch(of: #/\d+/#) { Int(match.output) ?? 0 } else { 0 }
        let text = String(format: "%02d", gcd(n, 10))
        return queue.reduce(0, +) + order.values.reduce(0, +) + words.max()! + found + Int(text)! - Int(ceil(2.5)) - n
    }

    private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
}
