/**
 * @param {TreeNode} root
 * @param {TreeNode} p
 * @param {TreeNode} q
 * @return {TreeNode}
 */
var lowestCommonAncestor = function(root, p, q) {
    const parents = new Map([[root, null]]);
    const open = [root];
    while (!parents.has(p) || !parents.has(q)) {
        const node = open.pop();
        for (const child of [node.left, node.right]) {
            if (child) {
                parents.set(child, node);
                open.push(child);
            }
        }
    }
    const above = new Set();
    for (let node = p; node; node = parents.get(node)) above.add(node);
    while (!above.has(q)) q = parents.get(q);
    return q;
};
