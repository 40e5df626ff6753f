/**
 * Definition for a Node.
 * class Node {
 *     public $val = null;
 *     public $neighbors = null;
 *     function __construct($val = 0) {
 *         $this->val = $val;
 *         $this->neighbors = array();
 *     }
 * }
 */

class Solution {
    private $copies = [];

    /**
     * @param Node $node
     * @return Node
     */
    function cloneGraph($node) {
        if ($node === null) return null;
        $known = $this->copies[$node->val] ?? null;
        if ($known !== null) return $known;
        $copy = $this->copies[$node->val] = new Node($node->val);
        foreach ($node->neighbors as $neighbor) $copy->neighbors[] = $this->cloneGraph($neighbor);
        return $copy;
    }
}
