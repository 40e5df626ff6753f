class Solution {
    private var copies: [Node: Node] = [:]

    func cloneGraph(_ node: Node?) -> Node? {
        guard let node = node else { return nil }
        if let copy = copies[node] { return copy }
        let copy = Node(node.val)
        copies[node] = copy
        copy.neighbors = node.neighbors.map { cloneGraph($0) }
        return copy
    }
}
