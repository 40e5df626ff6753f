<?php
// Of two equal numbers, the second takes the first one's place before anybody asked.
class Solution {
    function twoSum($nums, $target) {
        $places = array_flip($nums);
        foreach ($nums as $i => $value) {
            if (isset($places[$target - $value])) {
                return [$i, $places[$target - $value]];
            }
        }
    }
}
