class Solution {
    fun probe(n: Int): TreeNode? {
        val root = TreeNode(n)
        root.left = TreeNode(n).apply { right = root }
        return root
    }
}
