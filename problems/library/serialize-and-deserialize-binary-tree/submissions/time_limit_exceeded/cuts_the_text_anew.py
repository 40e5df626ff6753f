class Codec:
    def serialize(self, root):
        return f"{root.val},{self.serialize(root.left)},{self.serialize(root.right)}" if root else "#"

    def deserialize(self, data):
        def tree():
            nonlocal data
            word, *rest = data.split(",")
            data = ",".join(rest)
            return None if word == "#" else TreeNode(int(word), tree(), tree())

        return tree()
