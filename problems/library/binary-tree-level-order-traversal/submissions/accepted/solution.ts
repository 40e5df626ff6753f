function levelOrder(root: TreeNode | null): number[][] {
    const floors: number[][] = [];
    let floor: TreeNode[] = root ? [root] : [];
    while (floor.length > 0) {
        floors.push(floor.map((node) => node.val));
        floor = floor.flatMap(({ left, right }) => [left, right]).filter((node): node is TreeNode => node !== null);
    }
    return floors;
};
