# Definition for a binary tree node.
# class TreeNode(object):
#     def __init__(self, x):
#         self.val = x
#         self.left = None
#         self.right = None

class Codec:

    def serialize(self, root):
        """Encodes a tree to a single string.

        :type root: TreeNode
        :rtype: str
        """
        words = []
        nodes = [root]
        while nodes:
            node = nodes.pop()
            words.append(str(node.val) if node else "#")
            if node:
                nodes += [node.right, node.left]
        return " ".join(words)

    def deserialize(self, data):
        """Decodes your encoded data to tree.

        :type data: str
        :rtype: TreeNode
        """
        words = iter(data.split())

        def tree():
            word = next(words)
            if word == "#":
                return None
            node = TreeNode(int(word))
            node.left = tree()
            node.right = tree()
            return node

        return tree()


# Your Codec object will be instantiated and called as such:
# ser = Codec()
# deser = Codec()
# ans = deser.deserialize(ser.serialize(root))
