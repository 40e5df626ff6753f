class Solution:
    def levelOrder(self, root: Optional[TreeNode]) -> List[List[int]]:
        floors = []
        while True:
            floor = []
            stack = [(root, len(floors))] if root else []
            while stack:
                node, above = stack.pop()
                if above == 0:
                    floor.append(node.val)
                    continue
                if node.right:
                    stack.append((node.right, above - 1))
                if node.left:
                    stack.append((node.left, above - 1))
            if not floor:
                return floors
            floors.append(floor)
