import java.io.{BufferedReader, InputStreamReader, StreamTokenizer}
import scala.collection.mutable

object Main {
    def main(args: Array[String]): Unit = {
        val in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)))
        def next(): Int = {
            in.nextToken()
            in.nval.toInt
        }
        val (n, m, start, home) = (next(), next(), next(), next())
        val lines = Array.fill(n + 1)(List.empty[(Int, Int)])
        for (_ <- 0 until m) lines(next()) ::= (next(), next())
        val soonest = Array.fill(n + 1)(Long.MaxValue)
        val waiting = mutable.PriorityQueue((0L, start))(Ordering.by[(Long, Int), Long](_._1).reverse)
        soonest(start) = 0
        while (waiting.nonEmpty) {
            val (minutes, stop) = waiting.dequeue()
            if (minutes == soonest(stop)) {
                for ((to, more) <- lines(stop) if minutes + more < soonest(to)) {
                    soonest(to) = minutes + more
                    waiting.enqueue((soonest(to), to))
                }
            }
        }
        println(if (soonest(home) == Long.MaxValue) "stranded" else soonest(home).toString)
    }
}
