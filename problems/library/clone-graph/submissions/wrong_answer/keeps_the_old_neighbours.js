var cloneGraph = function(node) {
    return node && new _Node(node.val, [...node.neighbors]);
};
