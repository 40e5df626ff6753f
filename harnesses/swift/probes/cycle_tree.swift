class Solution {
    func probe(_ n: Int) -> TreeNode? {
        let root = TreeNode(n, TreeNode(n), nil)
        root.left?.right = root
        return root
    }
}
