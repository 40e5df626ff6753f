class Solution {

    /**
     * @param String[] $letters
     * @param String $target
     * @return String
     */
    function nextGreatestLetter($letters, $target) {
        $low = 0;
        $high = count($letters);
        while ($low < $high) {
            $middle = intdiv($low + $high, 2);
            if ($letters[$middle] <= $target) $low = $middle + 1;
            else $high = $middle;
        }
        return $letters[$low % count($letters)];
    }
}
