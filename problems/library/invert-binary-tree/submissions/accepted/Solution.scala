object Solution {
    def invertTree(root: TreeNode): TreeNode =
        if (root == null) null else new TreeNode(root.value, invertTree(root.right), invertTree(root.left))
}
