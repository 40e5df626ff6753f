object Solution {
    def reverseString(s: Array[Char]): Unit = {
        for (i <- 0 until s.length / 2) {
            val c = s(i)
            s(i) = s(s.length - 1 - i)
            s(s.length - 1 - i) = c
        }
    }
}
