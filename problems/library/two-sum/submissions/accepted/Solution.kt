class Solution {
    fun twoSum(nums: IntArray, target: Int): IntArray {
        val seen = HashMap<Int, Int>()
        for ((i, num) in nums.withIndex()) {
            seen[target - num]?.let { return intArrayOf(it, i) }
            seen[num] = i
        }
        return intArrayOf()
    }
}
