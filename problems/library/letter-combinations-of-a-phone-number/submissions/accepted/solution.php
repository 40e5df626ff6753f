class Solution {
    const KEYS = [2 => 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

    /**
     * @param String $digits
     * @return String[]
     */
    function letterCombinations($digits) {
        if ($digits === '') return [];
        $texts = [''];
        foreach (str_split($digits) as $digit) {
            $longer = [];
            foreach ($texts as $text) {
                foreach (str_split(self::KEYS[$digit]) as $letter) {
                    $longer[] = $text . $letter;
                }
            }
            $texts = $longer;
        }
        return $texts;
    }
}
