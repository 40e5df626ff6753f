class Solution {
    fun probe(n: Int): Int {
        println("hello $n")
        print("no newline")
        System.err.println("warning $n")
        return n
    }
}
