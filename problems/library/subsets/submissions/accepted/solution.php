class Solution {

    /**
     * @param Integer[] $nums
     * @return Integer[][]
     */
    function subsets($nums) {
        $ways = [[]];
        foreach ($nums as $value) {
            foreach ($ways as $way) {
                $ways[] = [...$way, $value];
            }
        }
        return $ways;
    }
}
