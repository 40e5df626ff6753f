object Solution {
    def subsets(nums: Array[Int]): List[List[Int]] =
        nums.foldLeft(List(List.empty[Int]))((sets, num) => sets ++ sets.map(num :: _))
}
