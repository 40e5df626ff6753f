var levelOrder = function(root) {
    const floors = [];
    let nodes = root ? [root] : [];
    while (nodes.length) {
        floors.unshift(nodes.map(node => node.val));
        nodes = nodes.flatMap(node => [node.left, node.right]).filter(Boolean);
    }
    return floors;
};
