object Solution {
    def probe(n: Int): Int = {
        while (n == 0) {
        }
        n
    }
}
