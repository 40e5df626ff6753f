class Solution {
public:
    TreeNode* invertTree(TreeNode* root) {
        if (!root) return nullptr;
        root->left = invertTree(root->right);
        root->right = invertTree(root->left);
        return root;
    }
};
