public class Solution {
    public TreeNode Probe(int n) {
        var root = new TreeNode(n, new TreeNode(n));
        root.left.right = root;
        return root;
    }
}
