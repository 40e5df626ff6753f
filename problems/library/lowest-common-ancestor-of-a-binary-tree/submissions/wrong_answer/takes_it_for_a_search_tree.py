class Solution:
    def lowestCommonAncestor(self, root: 'TreeNode', p: 'TreeNode', q: 'TreeNode') -> 'TreeNode':
        low, high = sorted((p.val, q.val))
        while not low <= root.val <= high:
            below = root.left if root.val > high else root.right
            if not below:
                break
            root = below
        return root
