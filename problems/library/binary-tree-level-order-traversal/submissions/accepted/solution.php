/**
 * Definition for a binary tree node.
 * class TreeNode {
 *     public $val = null;
 *     public $left = null;
 *     public $right = null;
 *     function __construct($val = 0, $left = null, $right = null) {
 *         $this->val = $val;
 *         $this->left = $left;
 *         $this->right = $right;
 *     }
 * }
 */
class Solution {

    /**
     * @param TreeNode $root
     * @return Integer[][]
     */
    function levelOrder($root) {
        $floors = [];
        $floor = $root ? [$root] : [];
        while ($floor) {
            $values = $below = [];
            foreach ($floor as $node) {
                $values[] = $node->val;
                if ($node->left) $below[] = $node->left;
                if ($node->right) $below[] = $node->right;
            }
            $floors[] = $values;
            $floor = $below;
        }
        return $floors;
    }
}
