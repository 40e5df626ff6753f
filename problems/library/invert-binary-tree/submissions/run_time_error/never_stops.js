var invertTree = function(root) {
    if (root === null) return null;
    [root.left, root.right] = [root.right, root.left];
    return invertTree(root); // calls itself with the same node until the stack is full
};
