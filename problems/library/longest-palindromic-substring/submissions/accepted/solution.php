class Solution {

    /**
     * @param String $s
     * @return String
     */
    function longestPalindrome($s) {
        $length = strlen($s);
        $from = $best = 0;
        for ($centre = 0; $centre < $length; $centre++) {
            foreach ([$centre, $centre + 1] as $right) {
                $left = $centre;
                while ($left >= 0 && $right < $length && $s[$left] === $s[$right]) {
                    $left--;
                    $right++;
                }
                if ($right - $left - 1 > $best) {
                    $best = $right - $left - 1;
                    $from = $left + 1;
                }
            }
        }
        return substr($s, $from, $best);
    }
}
