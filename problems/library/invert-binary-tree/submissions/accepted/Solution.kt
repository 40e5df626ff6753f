class Solution {
    fun invertTree(root: TreeNode?): TreeNode? {
        root?.apply { left = invertTree(right).also { right = invertTree(left) } }
        return root
    }
}
