object Solution {
    private val keys = Vector("", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz")

    def letterCombinations(digits: String): List[String] =
        if (digits.isEmpty) Nil
        else digits.foldLeft(List("")) { (texts, digit) =>
            for (text <- texts; letter <- keys(digit - '0')) yield text + letter
        }
}
