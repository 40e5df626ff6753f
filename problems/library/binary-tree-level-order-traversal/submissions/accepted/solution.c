static int height(struct TreeNode* node) {
    if (!node) return 0;
    int left = height(node->left), right = height(node->right);
    return 1 + (left > right ? left : right);
}

static void visit(struct TreeNode* node, int depth, int** floors, int* sizes) {
    if (!node) return;
    floors[depth] = realloc(floors[depth], (sizes[depth] + 1) * sizeof(int));
    floors[depth][sizes[depth]++] = node->val;
    visit(node->left, depth + 1, floors, sizes);
    visit(node->right, depth + 1, floors, sizes);
}

/**
 * Return an array of arrays of size *returnSize.
 * The sizes of the arrays are returned as *returnColumnSizes array.
 * Note: Both returned array and *columnSizes array must be malloced, assume caller calls free().
 */
int** levelOrder(struct TreeNode* root, int* returnSize, int** returnColumnSizes) {
    *returnSize = height(root);
    int **floors = calloc(*returnSize + 1, sizeof *floors);
    *returnColumnSizes = calloc(*returnSize + 1, sizeof(int));
    visit(root, 0, floors, *returnColumnSizes);
    return floors;
}
