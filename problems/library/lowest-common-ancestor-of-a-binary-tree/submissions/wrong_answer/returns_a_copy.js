var lowestCommonAncestor = function(root, p, q) {
    if (!root || root === p || root === q) return root && new TreeNode(root.val);
    const left = lowestCommonAncestor(root.left, p, q);
    const right = lowestCommonAncestor(root.right, p, q);
    return left && right ? root : left ?? right;
};
