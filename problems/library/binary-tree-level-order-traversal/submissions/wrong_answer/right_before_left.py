class Solution:
    def levelOrder(self, root: Optional[TreeNode]) -> List[List[int]]:
        floors = []
        stack = [(root, 0)] if root else []
        while stack:
            node, depth = stack.pop()
            if depth == len(floors):
                floors.append([])
            floors[depth].append(node.val)
            if node.left:
                stack.append((node.left, depth + 1))
            if node.right:
                stack.append((node.right, depth + 1))
        return floors
