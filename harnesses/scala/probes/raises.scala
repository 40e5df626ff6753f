object Solution {
    private def inner(n: Int): Int = {
        if (n == 0) throw new IllegalStateException("boom") // HERE
        n
    }

    def probe(n: Int): Int = inner(n)
}
