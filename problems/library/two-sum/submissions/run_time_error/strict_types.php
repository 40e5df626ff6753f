<?php

declare(strict_types=1);

class Solution {
    function twoSum(array $nums, string $target): array {
        $places = [];
        foreach ($nums as $i => $value) {
            $places[strval($value)] = $i;
        }
        foreach ($nums as $i => $value) {
            $other = $places[strrev($value)] ?? $i;
            if ($other !== $i) return [$i, $other];
        }
        return [];
    }
}
