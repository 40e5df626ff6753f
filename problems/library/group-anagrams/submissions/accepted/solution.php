class Solution {

    /**
     * @param String[] $strs
     * @return String[][]
     */
    function groupAnagrams($strs) {
        $groups = [];
        foreach ($strs as $word) {
            $letters = str_split($word);
            sort($letters);
            $groups[implode('', $letters)][] = $word;
        }
        return array_values($groups);
    }
}
