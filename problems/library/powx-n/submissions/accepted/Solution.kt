class Solution {
    fun myPow(x: Double, n: Int): Double {
        fun power(exponent: Long): Double {
            if (exponent == 0L) return 1.0
            val half = power(exponent / 2)
            return if (exponent % 2 == 0L) half * half else half * half * x
        }
        val size = power(abs(n.toLong()))
        return if (n < 0) 1 / size else size
    }
}
