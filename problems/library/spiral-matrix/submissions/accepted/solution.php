class Solution {

    /**
     * @param Integer[][] $matrix
     * @return Integer[]
     */
    function spiralOrder($matrix) {
        $top = $left = 0;
        $bottom = count($matrix) - 1;
        $right = count($matrix[0]) - 1;
        $order = [];
        while ($top <= $bottom && $left <= $right) {
            for ($c = $left; $c <= $right; $c++) $order[] = $matrix[$top][$c];
            for ($r = $top + 1; $r <= $bottom; $r++) $order[] = $matrix[$r][$right];
            if ($top < $bottom && $left < $right) {
                for ($c = $right - 1; $c >= $left; $c--) $order[] = $matrix[$bottom][$c];
                for ($r = $bottom - 1; $r > $top; $r--) $order[] = $matrix[$r][$left];
            }
            $top++;
            $left++;
            $bottom--;
            $right--;
        }
        return $order;
    }
}
