object Solution {
    def groupAnagrams(strs: Array[String]): List[List[String]] =
        strs.toList.groupBy(_.toSet).values.toList // "aab" and "abb" have the same letters
}
