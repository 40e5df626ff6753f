class Solution {
    function probe($n) {
        $down = function ($k) use (&$down) {
            return $k === 0 ? 0 : 1 + $down($k - 1);
        };
        return $n > 0 ? 1 + $this->probe($n - 1) : $down(0);
    }
}
