function invertTree(root: TreeNode | null): TreeNode | null {
    const waiting: Array<TreeNode | null> = [root];
    while (waiting.length > 0) {
        const node = waiting.pop();
        if (!node) continue;
        [node.left, node.right] = [node.right, node.left];
        waiting.push(node.left, node.right);
    }
    return root;
};
