/**
 * Definition for a singly-linked list.
 * class ListNode {
 *     public $val = 0;
 *     public $next = null;
 *     function __construct($val = 0, $next = null) {
 *         $this->val = $val;
 *         $this->next = $next;
 *     }
 * }
 */
class Solution {

    /**
     * @param ListNode[] $lists
     * @return ListNode
     */
    function mergeKLists($lists) {
        $heads = new SplPriorityQueue();
        foreach ($lists as $list) {
            if ($list) $heads->insert($list, -$list->val);
        }
        $start = $last = new ListNode();
        while (!$heads->isEmpty()) {
            $last = $last->next = $heads->extract();
            if ($last->next) $heads->insert($last->next, -$last->next->val);
        }
        return $start->next;
    }
}
