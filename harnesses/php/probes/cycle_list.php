class Solution {
    function probe($n) {
        $node = new ListNode($n);
        $node->next = $node;
        return $node;
    }
}
