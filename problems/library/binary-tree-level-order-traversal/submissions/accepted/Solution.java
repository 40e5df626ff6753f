class Solution {
    public List<List<Integer>> levelOrder(TreeNode root) {
        List<List<Integer>> floors = new ArrayList<>();
        Queue<TreeNode> queue = new LinkedList<>();
        if (root != null) queue.offer(root);
        while (!queue.isEmpty()) {
            List<Integer> floor = new ArrayList<>();
            for (int left = queue.size(); left > 0; left--) {
                TreeNode node = queue.poll();
                floor.add(node.val);
                if (node.left != null) queue.offer(node.left);
                if (node.right != null) queue.offer(node.right);
            }
            floors.add(floor);
        }
        return floors;
    }
}
