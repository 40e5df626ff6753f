object Solution {
    def probe(n: Int): Unit = println(n)
}
