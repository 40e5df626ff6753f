object Solution {
    def probe(n: Int): Int = {
        if (n == 0) {
            println("bye")
            sys.exit(0)
        }
        n
    }
}
