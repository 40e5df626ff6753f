class Solution {

    /**
     * @param Integer $num
     * @return Integer
     */
    function smallestNumber($num) {
        $digits = str_split((string) abs($num));
        if ($num < 0) {
            rsort($digits);
            return -(int) implode('', $digits);
        }
        sort($digits);
        $zeros = count(array_keys($digits, '0'));
        if ($zeros > 0 && $zeros < count($digits)) {
            [$digits[0], $digits[$zeros]] = [$digits[$zeros], $digits[0]];
        }
        return (int) implode('', $digits);
    }
}
