class Solution {

    /**
     * @param Integer[][] $matrix
     * @return NULL
     */
    function rotate(&$matrix) {
        $matrix = count($matrix) === 1 ? $matrix : array_map(null, ...array_reverse($matrix));
    }
}
