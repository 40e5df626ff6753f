import java.io.StreamTokenizer
import kotlin.math.abs
import kotlin.math.hypot

class Point(val x: Double, val y: Double)

/** Return the smallest distance among points[low until high], which are sorted by x and then by y. */
fun nearest(points: Array<Point>, low: Int, high: Int): Double {
    if (high - low == 1) return Double.MAX_VALUE
    val middle = (low + high) / 2
    val border = points[middle].x
    var best = minOf(nearest(points, low, middle), nearest(points, middle, high))
    points.sortWith(compareBy { it.y }, low, high)
    val strip = points.slice(low until high).filter { abs(it.x - border) < best }
    for (i in strip.indices) {
        for (j in i + 1 until minOf(i + 8, strip.size)) {
            best = minOf(best, hypot(strip[i].x - strip[j].x, strip[i].y - strip[j].y))
        }
    }
    return best
}

fun main() {
    val input = StreamTokenizer(System.`in`.bufferedReader())
    fun next(): Double {
        input.nextToken()
        return input.nval
    }
    val points = Array(next().toInt()) { Point(next(), next()) }
    points.sortBy { it.x }
    println(nearest(points, 0, points.size))
}
