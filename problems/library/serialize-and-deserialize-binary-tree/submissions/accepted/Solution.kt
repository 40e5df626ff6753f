class Codec() {
    // Encodes a tree to a single string.
    fun serialize(root: TreeNode?): String =
        if (root == null) "#" else "${root.`val`},${serialize(root.left)},${serialize(root.right)}"

    // Decodes your encoded data to tree.
    fun deserialize(data: String): TreeNode? = read(data.split(",").iterator())

    private fun read(words: Iterator<String>): TreeNode? {
        val word = words.next()
        if (word == "#") return null
        return TreeNode(word.toInt()).apply {
            left = read(words)
            right = read(words)
        }
    }
}
