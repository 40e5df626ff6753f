object Solution {
    def probe(n: Int): Int = {
        missing // HERE
    }
}
