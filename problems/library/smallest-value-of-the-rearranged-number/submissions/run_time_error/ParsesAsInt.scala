object Solution {
    def smallestNumber(num: Long): Long = {
        val digits = math.abs(num).toString.sorted
        if (num < 0) -digits.reverse.toInt
        else {
            val (zeros, others) = digits.span(_ == '0')
            (others.take(1) + zeros + others.drop(1)).toInt
        }
    }
}
