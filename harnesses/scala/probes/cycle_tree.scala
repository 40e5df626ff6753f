object Solution {
    def probe(n: Int): TreeNode = {
        val root = new TreeNode(n, new TreeNode(n))
        root.left.right = root
        root
    }
}
