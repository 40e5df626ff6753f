class Solution {
    function probe(&$values) {
        $count = count($values);
        $values = [];
        return $count;
    }
}
