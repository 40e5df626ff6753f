class Solution {
    function probe($n) {
        $n++;
    }
}
