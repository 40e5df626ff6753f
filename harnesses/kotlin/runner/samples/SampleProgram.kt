// What most programs that read stdin use.
import java.io.*
import java.util.*

fun main() {
    val (a, b) = readLine()!!.trim().split(" ").map { it.toInt() }
    val reader = BufferedReader(InputStreamReader(System.`in`))
    val tokens = StringTokenizer(reader.readLine())
    val ratio = tokens.nextToken().toDouble()
    val values = IntArray(3) { it * a }
    val groups = sortedMapOf<Int, MutableList<Int>>()
    values.forEach { groups.getOrPut(it) { mutableListOf() }.add(it) }
    val out = PrintWriter(BufferedWriter(OutputStreamWriter(System.out)))
    out.print(buildString { append(a + b) })
    out.flush()
    println(" %.2f".format(ratio))
}
