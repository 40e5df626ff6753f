object Solution {
    def myPow(x: Double, n: Int): Double = {
        def power(exponent: Long): Double =
            if (exponent == 0) 1.0
            else {
                val half = power(exponent / 2)
                if (exponent % 2 == 0) half * half else half * half * x
            }
        val size = power(math.abs(n.toLong))
        if (n < 0) 1 / size else size
    }
}
