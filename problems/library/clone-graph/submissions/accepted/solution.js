/**
 * // Definition for a _Node.
 * function _Node(val, neighbors) {
 *    this.val = val === undefined ? 0 : val;
 *    this.neighbors = neighbors === undefined ? [] : neighbors;
 * };
 */

/**
 * @param {_Node} node
 * @return {_Node}
 */
var cloneGraph = function(node) {
    const copies = new Map();
    const copyOf = (original) => {
        if (!copies.has(original)) {
            const copy = new _Node(original.val);
            copies.set(original, copy);
            copy.neighbors = original.neighbors.map(copyOf);
        }
        return copies.get(original);
    };
    return node && copyOf(node);
};
