class Solution {

    /**
     * @param String $s
     * @return Boolean
     */
    function isValid($s) {
        $pairs = [')' => '(', ']' => '[', '}' => '{'];
        $open = [];
        foreach (str_split($s) as $c) {
            if (!isset($pairs[$c])) {
                $open[] = $c;
            } elseif (array_pop($open) !== $pairs[$c]) {
                return false;
            }
        }
        return !$open;
    }
}
