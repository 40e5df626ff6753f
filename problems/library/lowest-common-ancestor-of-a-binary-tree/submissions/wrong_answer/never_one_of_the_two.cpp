class Solution {
    int found(TreeNode* node, TreeNode* p, TreeNode* q) {
        if (!node) return 0;
        int below = found(node->left, p, q) + found(node->right, p, q);
        if (below == 2 && !answer) answer = node;
        return below + (node == p) + (node == q);
    }
    TreeNode* answer;

public:
    TreeNode* lowestCommonAncestor(TreeNode* root, TreeNode* p, TreeNode* q) {
        answer = nullptr;
        found(root, p, q);
        return answer ? answer : root;  // p above q: their parent is taken, or the root
    }
};
