class Solution {
    /**
     * @param ListNode $head
     * @return ListNode
     */
    function detectCycle($head) {
        $slow = $fast = $head;
        while ($fast !== null && $fast->next !== null) {
            $slow = $slow->next;
            $fast = $fast->next->next;
            if ($slow === $fast) {
                for (; $head !== $slow; $head = $head->next) $slow = $slow->next;
                return $head;
            }
        }
        return null;
    }
}
