public class Codec {

    // Encodes a tree to a single string.
    public String serialize(TreeNode root) {
        StringBuilder text = new StringBuilder();
        write(root, text);
        return text.toString();
    }

    private void write(TreeNode node, StringBuilder text) {
        if (node == null) {
            text.append("#,");
            return;
        }
        text.append(node.val).append(',');
        write(node.left, text);
        write(node.right, text);
    }

    // Decodes your encoded data to tree.
    public TreeNode deserialize(String data) {
        return read(new ArrayDeque<>(Arrays.asList(data.split(","))));
    }

    private TreeNode read(Deque<String> words) {
        String word = words.poll();
        if (word.equals("#")) return null;
        TreeNode node = new TreeNode(Integer.parseInt(word));
        node.left = read(words);
        node.right = read(words);
        return node;
    }
}

// Your Codec object will be instantiated and called as such:
// Codec ser = new Codec();
// Codec deser = new Codec();
// TreeNode ans = deser.deserialize(ser.serialize(root));
