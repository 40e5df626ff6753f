class Solution {
    function reverseList($head) {
        $last = $head;
        $head = $last->next->next ?? throw new LengthException('too short');
        $last->next = null;
        return $this->reverseList($head);
    }
}
