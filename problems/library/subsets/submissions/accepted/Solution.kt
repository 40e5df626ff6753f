class Solution {
    fun subsets(nums: IntArray): List<List<Int>> =
        nums.fold(listOf(emptyList())) { sets, num -> sets + sets.map { it + num } }
}
