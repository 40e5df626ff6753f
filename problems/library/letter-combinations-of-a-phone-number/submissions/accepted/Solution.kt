class Solution {
    private val keys = listOf("", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz")

    fun letterCombinations(digits: String): List<String> {
        if (digits.isEmpty()) return emptyList()
        return digits.fold(listOf("")) { texts, digit ->
            texts.flatMap { text -> keys[digit - '0'].map { text + it } }
        }
    }
}
