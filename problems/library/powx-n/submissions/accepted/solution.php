class Solution {

    /**
     * @param Float $x
     * @param Integer $n
     * @return Float
     */
    function myPow($x, $n) {
        if ($n < 0) return 1 / $this->myPow($x, -$n);
        $result = 1;
        while ($n > 0) {
            if ($n % 2 === 1) $result *= $x;
            $x *= $x;
            $n = intdiv($n, 2);
        }
        return $result;
    }
}
