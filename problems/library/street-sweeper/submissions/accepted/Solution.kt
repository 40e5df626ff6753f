import java.io.StreamTokenizer

fun main() {
    val input = StreamTokenizer(System.`in`.bufferedReader())
    fun next(): Int {
        input.nextToken()
        return input.nval.toInt()
    }
    val n = next()
    val m = next()
    val at = List(n + 1) { mutableListOf<Pair<Int, Int>>() }
    for (street in 0 until m) {
        val a = next()
        val b = next()
        at[a].add(Pair(b, street))
        at[b].add(Pair(a, street))
    }
    val isEven = at.all { it.size % 2 == 0 }
    val swept = BooleanArray(m)
    val way = mutableListOf(1)
    val tour = mutableListOf<Int>()
    while (way.isNotEmpty()) {
        val ends = at[way.last()]
        if (ends.isEmpty()) {
            tour.add(way.removeAt(way.lastIndex))
            continue
        }
        val (crossing, street) = ends.removeAt(ends.lastIndex)
        if (swept[street]) continue
        swept[street] = true
        way.add(crossing)
    }
    println(if (isEven && tour.size == m + 1) tour.joinToString(" ") else "impossible")
}
