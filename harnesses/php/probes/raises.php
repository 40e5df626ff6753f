class Solution {
    function inner($n) {
        if ($n === 0) throw new RuntimeException('boom'); // HERE
        return $n;
    }

    function probe($n) {
        return array_map(fn($one) => $this->inner($one), [$n])[0];
    }
}
