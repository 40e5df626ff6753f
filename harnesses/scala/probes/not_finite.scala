object Solution {
    def probe(n: Int): Array[Double] = Array(Double.NaN, Double.PositiveInfinity, Double.NegativeInfinity)
}
