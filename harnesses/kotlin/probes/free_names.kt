package solutions

import java.util.concurrent.*

// A function of one's own comes before those that are imported.
fun max(a: Int, b: Int) = if (a > b) a else b

val Int.twice get() = 2 * this

fun String.digits() = count { it.isDigit() }

class Solution {
    data class Point(val x: Int, val y: Int)

    private val waiting = PriorityQueue<Int>(compareByDescending { it })
    private val stack: Deque<Int> = ArrayDeque()
    private val pool = ConcurrentHashMap<Int, Int>()

    fun probe(n: Int): Int {
        waiting += listOf(3, 1, 2)
        stack.push(waiting.poll())
        val (x, y) = Point(min(4, 9), abs(-2))
        val sorted = TreeMap(mapOf(2 to "b", 1 to "a"))
        val older = "AB".toLowerCase()[1].toInt() - 'a'.toInt()
        Collections.sort(arrayListOf(2, 1))
        pool[n] = sqrt(16.0).toInt()
        return max(n, 0) + stack.pop() + x * y + sorted.firstKey() + older + pool[n]!! + n.twice + "a1b2".digits() + 10.0.pow(1).toInt() - 2
    }
}
