// Swift IndexingIterator refernence:
// https://developer.apple.com/documentation/swift/indexingiterator

class PeekingIterator {
    private var iterator: IndexingIterator<Array<Int>>
    private var ahead: Int?

    init(_ arr: IndexingIterator<Array<Int>>) {
        iterator = arr
        ahead = iterator.next()
    }

    func next() -> Int {
        defer { ahead = iterator.next() }
        return ahead!
    }

    func peek() -> Int {
        return ahead!
    }

    func hasNext() -> Bool {
        return ahead != nil
    }
}
