/**
 * Encodes a tree to a single string.
 *
 * @param {TreeNode} root
 * @return {string}
 */
var serialize = function(root) {
    const nested = (node) => node && [node.val, nested(node.left), nested(node.right)];
    return JSON.stringify(nested(root));
};

/**
 * Decodes your encoded data to tree.
 *
 * @param {string} data
 * @return {TreeNode}
 */
var deserialize = function(data) {
    const tree = (nested) => nested && new TreeNode(nested[0], tree(nested[1]), tree(nested[2]));
    return tree(JSON.parse(data));
};

/**
 * Your functions will be called as such:
 * deserialize(serialize(root));
 */
