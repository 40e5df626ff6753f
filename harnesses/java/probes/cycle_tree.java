class Solution {
    public TreeNode probe(int n) {
        TreeNode root = new TreeNode(n, new TreeNode(n), null);
        root.left.right = root;
        return root;
    }
}
