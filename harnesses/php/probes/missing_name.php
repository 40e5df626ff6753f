class Solution {
    function other($n) {
        return $n;
    }
}
