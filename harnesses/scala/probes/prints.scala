object Solution {
    def probe(n: Int): Int = {
        println(s"hello $n")
        print("no newline")
        System.err.println(s"warning $n")
        n
    }
}
