class Codec {
    size_t at;

    TreeNode* read(const string& data) {
        if (data[at++] == '#') return nullptr;
        TreeNode* node = new TreeNode(data[at++] - 'a');
        node->left = read(data);
        node->right = read(data);
        return node;
    }

public:
    string serialize(TreeNode* root) {
        if (!root) return "#";
        return string("+") + char('a' + root->val) + serialize(root->left) + serialize(root->right);
    }

    TreeNode* deserialize(string data) {
        at = 0;
        return read(data);
    }
};
