class Solution {
    function probe(&$values) {
        $even = array_filter($values, fn($value) => $value % 2 === 0);
        $values = [...$even, ...array_filter($values, fn($value) => $value % 2 !== 0)];
        return count($even);
    }
}
