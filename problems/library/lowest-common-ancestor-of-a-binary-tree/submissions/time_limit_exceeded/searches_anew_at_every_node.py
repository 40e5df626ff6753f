class Solution:
    def lowestCommonAncestor(self, root: 'TreeNode', p: 'TreeNode', q: 'TreeNode') -> 'TreeNode':
        def holds(node, wanted):
            return node is not None and (node is wanted or holds(node.left, wanted) or holds(node.right, wanted))

        while True:
            for child in (root.left, root.right):
                if holds(child, p) and holds(child, q):
                    root = child
                    break
            else:
                return root
