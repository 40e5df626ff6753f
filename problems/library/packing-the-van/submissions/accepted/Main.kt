import java.io.StreamTokenizer

fun main() {
    val input = StreamTokenizer(System.`in`.bufferedReader())
    fun next(): Int {
        input.nextToken()
        return input.nval.toInt()
    }
    val n = next()
    val c = next()
    val best = LongArray(c + 1)
    repeat(n) {
        val weight = next()
        val price = next()
        for (load in c downTo weight) best[load] = maxOf(best[load], best[load - weight] + price)
    }
    println(best[c])
}
