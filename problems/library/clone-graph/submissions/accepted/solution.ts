function cloneGraph(node: _Node | null): _Node | null {
    if (node === null) return null;
    const copies = new Map<_Node, _Node>([[node, new _Node(node.val)]]);
    for (const [original, copy] of copies) {
        for (const neighbor of original.neighbors) {
            if (!copies.has(neighbor)) copies.set(neighbor, new _Node(neighbor.val));
            copy.neighbors.push(copies.get(neighbor)!);
        }
    }
    return copies.get(node)!;
};
