class Solution {

    /**
     * @param String[] $s
     * @return NULL
     */
    function reverseString(&$s) {
        for ($left = 0, $right = count($s) - 1; $left < $right; $left++, $right--) {
            [$s[$left], $s[$right]] = [$s[$right], $s[$left]];
        }
    }
}
