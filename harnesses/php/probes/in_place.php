class Solution {
    /**
     * @param Integer[] $values
     * @return NULL
     */
    function probe(&$values) {
        $values = array_reverse($values);
    }
}
