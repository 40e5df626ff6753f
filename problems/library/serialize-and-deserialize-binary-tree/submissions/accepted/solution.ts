/*
 * Encodes a tree to a single string.
 */
function serialize(root: TreeNode | null): string {
    const words: string[] = [];
    const level = [root];
    for (const node of level) {
        words.push(node === null ? '' : String(node.val));
        if (node !== null) level.push(node.left, node.right);
    }
    return words.join(',');
};

/*
 * Decodes your encoded data to tree.
 */
function deserialize(data: string): TreeNode | null {
    const nodes = data.split(',').map((word) => (word === '' ? null : new TreeNode(Number(word))));
    let at = 1;
    for (const node of nodes) {
        if (node === null) continue;
        node.left = nodes[at++];
        node.right = nodes[at++];
    }
    return nodes[0];
};

/**
 * Your functions will be called as such:
 * deserialize(serialize(root));
 */
