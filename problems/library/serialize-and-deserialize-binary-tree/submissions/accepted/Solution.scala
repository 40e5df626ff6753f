class Codec {
    // Encodes a list of strings to a single string.
    def serialize(root: TreeNode): String = {
        val text = new StringBuilder

        def write(node: TreeNode): Unit =
            if (node == null) text ++= "#,"
            else {
                text ++= s"${node.value},"
                write(node.left)
                write(node.right)
            }

        write(root)
        text.toString
    }

    // Decodes a single string to a list of strings.
    def deserialize(data: String): TreeNode = {
        val words = data.split(",").iterator

        def read(): TreeNode = words.next() match {
            case "#" => null
            case word => new TreeNode(word.toInt, read(), read())
        }

        read()
    }
}
