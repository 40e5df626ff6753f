object Solution {
    def probe(values: Array[Int]): Unit = {
        for (i <- 0 until values.length / 2) {
            val j = values.length - 1 - i
            val value = values(i)
            values(i) = values(j)
            values(j) = value
        }
    }
}
