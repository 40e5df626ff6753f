function cloneGraph(node: _Node | null): _Node | null {
    const copies = new Map<_Node, _Node>();
    const copyOf = (original: _Node): _Node => {
        let copy = copies.get(original);
        if (copy) return copy;
        copies.set(original, (copy = new _Node(original.val)));
        copy.neighbors = original.neighbors.map(copyOf);
        return copy;
    };
    return copyOf(node!);
};
