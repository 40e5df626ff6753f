class Solution {

    /**
     * @param Integer[] $nums
     * @param Integer $target
     * @return Integer[]
     */
    function twoSum($nums, $target) {
        $seen = [];
        foreach ($nums as $i => $value) {
            if (isset($seen[$target - $value])) {
                return [$seen[$target - $value], $i];
            }
            $seen[$value] = $i;
        }
    }
}
