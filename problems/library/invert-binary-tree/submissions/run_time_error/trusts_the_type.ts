function invertTree(root: TreeNode | null): TreeNode | null {
    const { left, right } = root!; // says that it is there
    root!.left = left && invertTree(right);
    root!.right = right && invertTree(left);
    return root;
};
