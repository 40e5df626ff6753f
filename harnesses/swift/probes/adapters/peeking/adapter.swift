class JudgePeeking {
    private let iterator: PeekingIterator

    init(_ nums: [Int]) { iterator = PeekingIterator(nums.makeIterator()) }

    func peek() -> Int { iterator.peek() }
    func next() -> Int { iterator.next() }
    func hasNext() -> Bool { iterator.hasNext() }
}
