class Solution {
public:
    TreeNode* probe(int n) {
        auto root = new TreeNode(n, new TreeNode(n), nullptr);
        root->left->right = root;
        return root;
    }
};
