import java.util.StringTokenizer

fun main() {
    val input = System.`in`.bufferedReader()
    val (n, q) = input.readLine().split(" ").map { it.toInt() }
    val sums = LongArray(n + 1)
    val amounts = StringTokenizer(input.readLine())
    for (i in 1..n) sums[i] = sums[i - 1] + amounts.nextToken().toLong()
    val out = StringBuilder()
    repeat(q) {
        val days = StringTokenizer(input.readLine())
        val left = days.nextToken().toInt()
        val right = days.nextToken().toInt()
        out.append(sums[right] - sums[left - 1]).append('\n')
    }
    print(out)
}
