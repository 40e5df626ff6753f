class Codec:
    def serialize(self, root):
        """Writes the nodes in preorder, but not where a child is missing."""
        if not root:
            return ""
        parts = [str(root.val), self.serialize(root.left), self.serialize(root.right)]
        return ",".join(part for part in parts if part)

    def deserialize(self, data):
        first = node = TreeNode()
        for word in data.split(",") if data else []:
            node.left = TreeNode(int(word))
            node = node.left
        return first.left
