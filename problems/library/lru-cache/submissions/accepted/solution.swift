class LRUCache {
    private class Node {
        let key: Int
        var value: Int
        var before, after: Node!

        init(_ key: Int, _ value: Int) {
            self.key = key
            self.value = value
        }
    }

    private let capacity: Int
    private var nodes: [Int: Node] = [:]
    // The one used last is at the front; both ends are always there.
    private let front = Node(0, 0)
    private let back = Node(0, 0)

    init(_ capacity: Int) {
        self.capacity = capacity
        front.after = back
        back.before = front
    }

    func get(_ key: Int) -> Int {
        guard let node = nodes[key] else { return -1 }
        remove(node)
        putFirst(node)
        return node.value
    }

    func put(_ key: Int, _ value: Int) {
        if let node = nodes[key] {
            node.value = value
            remove(node)
            putFirst(node)
            return
        }
        if nodes.count == capacity {
            let oldest: Node = back.before
            remove(oldest)
            nodes[oldest.key] = nil
        }
        let node = Node(key, value)
        nodes[key] = node
        putFirst(node)
    }

    private func remove(_ node: Node) {
        node.after.before = node.before
        node.before.after = node.after
    }

    private func putFirst(_ node: Node) {
        node.after = front.after
        node.before = front
        front.after.before = node
        front.after = node
    }
}
