object Solution {
    def probe(values: Array[Int]): Int = {
        val count = values.count(_ != 0)
        java.util.Arrays.fill(values, 0)
        count
    }
}
