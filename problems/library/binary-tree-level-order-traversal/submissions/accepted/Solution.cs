public class Solution {
    public IList<IList<int>> LevelOrder(TreeNode root) {
        var floors = new List<IList<int>>();
        var waiting = new Queue<TreeNode>();
        if (root != null) waiting.Enqueue(root);
        while (waiting.Count > 0) {
            var floor = new List<int>();
            for (int left = waiting.Count; left > 0; left--) {
                TreeNode node = waiting.Dequeue();
                floor.Add(node.val);
                if (node.left != null) waiting.Enqueue(node.left);
                if (node.right != null) waiting.Enqueue(node.right);
            }
            floors.Add(floor);
        }
        return floors;
    }
}
