public class Codec {
    // Encodes a tree to a single string.
    public string serialize(TreeNode root) {
        var words = new List<string>();
        void Write(TreeNode node) {
            words.Add(node?.val.ToString() ?? "#");
            if (node == null) return;
            Write(node.left);
            Write(node.right);
        }
        Write(root);
        return string.Join(' ', words);
    }

    // Decodes your encoded data to tree.
    public TreeNode deserialize(string data) {
        var words = new Queue<string>(data.Split(' '));
        TreeNode Read() {
            var word = words.Dequeue();
            return word == "#" ? null : new TreeNode(int.Parse(word), Read(), Read());
        }
        return Read();
    }
}
