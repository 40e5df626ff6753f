class Solution:
    def probe(self, n: int) -> Optional[TreeNode]:
        root = TreeNode(n, TreeNode(n))
        root.left.right = root
        return root
