class Codec {
    func serialize(_ root: TreeNode?) -> String {
        var words: [String] = []
        func write(_ node: TreeNode?) {
            guard let node = node else { return words.append("#") }
            words.append(String(node.val))
            write(node.left)
            write(node.right)
        }
        write(root)
        return words.joined(separator: " ")
    }

    func deserialize(_ data: String) -> TreeNode? {
        var words = data.split(separator: " ").makeIterator()
        func read() -> TreeNode? {
            guard let value = Int(words.next()!) else { return nil }
            let node = TreeNode(value)
            node.left = read()
            node.right = read()
            return node
        }
        return read()
    }
}

// Your Codec object will be instantiated and called as such:
// var ser = Codec()
// var deser = Codec()
// deser.deserialize(ser.serialize(root))
