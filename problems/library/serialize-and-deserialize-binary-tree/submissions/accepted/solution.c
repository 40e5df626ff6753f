static char* written(struct TreeNode* node, char* end) {
    if (!node) return end + sprintf(end, "# ");
    end += sprintf(end, "%d ", node->val);
    return written(node->right, written(node->left, end));
}

static struct TreeNode* built(char** at) {
    if (**at == '#') {
        *at += 2;
        return NULL;
    }
    struct TreeNode* node = malloc(sizeof *node);
    node->val = strtol(*at, at, 10);
    (*at)++;
    node->left = built(at);
    node->right = built(at);
    return node;
}

/** Encodes a tree to a single string. */
char* serialize(struct TreeNode* root) {
    char* text = malloc(100000);
    written(root, text);
    return text;
}

/** Decodes your encoded data to tree. */
struct TreeNode* deserialize(char* data) {
    return built(&data);
}
