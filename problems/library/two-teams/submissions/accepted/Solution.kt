import java.io.StreamTokenizer

fun main() {
    val input = StreamTokenizer(System.`in`.bufferedReader())
    fun next(): Int {
        input.nextToken()
        return input.nval.toInt()
    }
    val n = next()
    val m = next()
    val quarrelled = List(n + 1) { mutableListOf<Int>() }
    repeat(m) {
        val a = next()
        val b = next()
        quarrelled[a].add(b)
        quarrelled[b].add(a)
    }
    val team = IntArray(n + 1)
    val open = ArrayDeque<Int>()
    for (start in 1..n) {
        if (team[start] != 0) continue
        team[start] = 1
        open.add(start)
        while (open.isNotEmpty()) {
            val pupil = open.removeFirst()
            for (other in quarrelled[pupil]) {
                if (team[other] == team[pupil]) {
                    println("impossible")
                    return
                }
                if (team[other] == 0) {
                    team[other] = 3 - team[pupil]
                    open.add(other)
                }
            }
        }
    }
    println("possible")
    println(team.drop(1).joinToString(" "))
}
