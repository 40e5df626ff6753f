import java.io.StreamTokenizer
import java.util.PriorityQueue

fun main() {
    val input = StreamTokenizer(System.`in`.bufferedReader())
    fun next(): Int {
        input.nextToken()
        return input.nval.toInt()
    }
    val n = next()
    val m = next()
    val start = next()
    val home = next()
    val lines = List(n + 1) { mutableListOf<Pair<Int, Int>>() }
    repeat(m) { lines[next()].add(Pair(next(), next())) }
    val soonest = LongArray(n + 1) { Long.MAX_VALUE }
    val waiting = PriorityQueue<Pair<Long, Int>>(compareBy { it.first })
    soonest[start] = 0
    waiting.add(Pair(0L, start))
    while (waiting.isNotEmpty()) {
        val (minutes, stop) = waiting.remove()
        if (minutes > soonest[stop]) continue
        for ((to, more) in lines[stop]) {
            if (minutes + more < soonest[to]) {
                soonest[to] = minutes + more
                waiting.add(Pair(soonest[to], to))
            }
        }
    }
    println(if (soonest[home] == Long.MAX_VALUE) "stranded" else soonest[home])
}
