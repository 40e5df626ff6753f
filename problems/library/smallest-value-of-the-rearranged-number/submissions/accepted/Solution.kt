class Solution {
    fun smallestNumber(num: Long): Long {
        val digits = abs(num).toString().toList().sorted()
        if (num < 0) return -digits.reversed().joinToString("").toLong()
        val first = digits.firstOrNull { it != '0' } ?: return 0
        return (first + (digits - first).joinToString("")).toLong()
    }
}
