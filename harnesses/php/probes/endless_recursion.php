class Solution {
    function probe($n) {
        return 1 + $this->probe($n + 1);
    }
}
