class Solution {
    function reverseString(&$s) {
        $moved = 0;
        while ($moved < count($s)) {
            $letter = array_splice($s, $moved, 1);
            array_splice($s, 0, 0, $letter);
            $moved++;
            if ($moved === count($s)) $moved = 0;
        }
    }
}
