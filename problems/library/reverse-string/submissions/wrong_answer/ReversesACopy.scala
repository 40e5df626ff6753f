object Solution {
    def reverseString(s: Array[Char]): Unit = {
        s.reverse.foreach(identity)
    }
}
