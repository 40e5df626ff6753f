object Solution {
    def probe(n: Int): Int = 1 + probe(n + 1)
}
