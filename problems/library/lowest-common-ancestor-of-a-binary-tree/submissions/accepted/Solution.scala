object Solution {
    def lowestCommonAncestor(root: TreeNode, p: TreeNode, q: TreeNode): TreeNode =
        if (root == null || (root eq p) || (root eq q)) root
        else {
            val left = lowestCommonAncestor(root.left, p, q)
            val right = lowestCommonAncestor(root.right, p, q)
            if (left == null) right else if (right == null) left else root
        }
}
