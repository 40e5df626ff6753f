struct TreeNode* probe(int n) {
    struct TreeNode *root = calloc(2, sizeof *root);
    root->left = root + 1;
    root->left->right = root;
    return root;
}
