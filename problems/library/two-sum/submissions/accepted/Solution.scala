object Solution {
    def twoSum(nums: Array[Int], target: Int): Array[Int] = {
        val seen = scala.collection.mutable.HashMap[Int, Int]()
        for ((num, i) <- nums.zipWithIndex) {
            if (seen.contains(target - num)) return Array(seen(target - num), i)
            seen(num) = i
        }
        Array()
    }
}
