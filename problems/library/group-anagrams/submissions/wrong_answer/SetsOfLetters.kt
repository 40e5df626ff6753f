class Solution {
    fun groupAnagrams(strs: Array<String>): List<List<String>> =
        strs.groupBy { it.toSet() }.values.toList()  // "aab" and "abb" have the same letters
}
