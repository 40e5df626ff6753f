object Solution {
    def probe(values: Array[Int]): Int = {
        val even = values.filter(_ % 2 == 0)
        even.copyToArray(values)
        even.length
    }
}
