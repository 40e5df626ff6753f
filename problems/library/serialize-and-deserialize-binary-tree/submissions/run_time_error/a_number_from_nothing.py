class Codec:
    def serialize(self, root):
        if not root:
            return ""
        return f"{root.val}({self.serialize(root.left)})({self.serialize(root.right)})"

    def deserialize(self, data):
        words = iter(data.replace(")", " ) ").replace("(", " ( ").split())

        def tree(word):
            node = TreeNode(int(word))
            for side in ("left", "right"):
                assert next(words) == "("
                word = next(words)
                if word != ")":
                    setattr(node, side, tree(word))
                    assert next(words) == ")"
            return node

        return tree(next(words, ""))
