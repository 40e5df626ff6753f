class Solution {
    function probe($p0) {
        $p0->next = $p0->next->next;
    }
}
