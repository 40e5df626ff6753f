class Solution {
public:
    TreeNode* lowestCommonAncestor(TreeNode* root, TreeNode* p, TreeNode* q) {
        if (root == p || root == q) return root;
        TreeNode* left = lowestCommonAncestor(root->left, p, q);  // a leaf has no left
        TreeNode* right = lowestCommonAncestor(root->right, p, q);
        return left && right ? root : left ? left : right;
    }
};
