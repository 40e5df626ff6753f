class Solution {
    fun nextGreatestLetter(letters: CharArray, target: Char): Char =
        letters.firstOrNull { it > target } ?: letters[0]
}
