import java.util.StringTokenizer
import scala.io.StdIn

object Main {
    def main(args: Array[String]): Unit = {
        val Array(n, q) = StdIn.readLine().split(" ").map(_.toInt)
        val amounts = new StringTokenizer(StdIn.readLine())
        val sums = new Array[Long](n + 1)
        for (i <- 1 to n) sums(i) = sums(i - 1) + amounts.nextToken().toLong
        val out = new StringBuilder
        for (_ <- 0 until q) {
            val days = new StringTokenizer(StdIn.readLine())
            val left = days.nextToken().toInt
            val right = days.nextToken().toInt
            out.append(sums(right) - sums(left - 1)).append('\n')
        }
        print(out)
    }
}
