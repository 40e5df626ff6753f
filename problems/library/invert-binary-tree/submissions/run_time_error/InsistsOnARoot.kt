class Solution {
    fun invertTree(root: TreeNode?): TreeNode? {
        val left = root!!.left  // the empty tree has none
        root.left = root.right
        root.right = left
        if (root.left != null) invertTree(root.left)
        if (root.right != null) invertTree(root.right)
        return root
    }
}
