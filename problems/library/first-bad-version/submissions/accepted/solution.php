/* The isBadVersion API is defined in the parent class VersionControl.
      public function isBadVersion($version){} */

class Solution extends VersionControl {
    /**
     * @param Integer $n
     * @return Integer
     */
    function firstBadVersion($n) {
        [$low, $high] = [1, $n];
        while ($low < $high) {
            $middle = intdiv($low + $high, 2);
            if ($this->isBadVersion($middle)) $high = $middle;
            else $low = $middle + 1;
        }
        return $low;
    }
}
