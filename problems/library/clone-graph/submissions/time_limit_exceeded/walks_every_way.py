class Solution:
    def cloneGraph(self, node: Optional['Node']) -> Optional['Node']:
        copies = {}

        def walk(node, way):
            if node in way:
                return
            if node not in copies:
                copies[node] = Node(node.val)
            for neighbor in node.neighbors:  # again on every way that leads here
                walk(neighbor, way | {node})

        if node:
            walk(node, frozenset())
        for original, copy in copies.items():
            copy.neighbors = [copies[neighbor] for neighbor in original.neighbors]
        return copies.get(node)
