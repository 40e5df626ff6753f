import java.io.{BufferedReader, InputStreamReader, StreamTokenizer}
import scala.collection.mutable

object Main {
    def main(args: Array[String]): Unit = {
        val in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)))
        def next(): Int = {
            in.nextToken()
            in.nval.toInt
        }
        val n = next()
        val quarrelled = Array.fill(n + 1)(List.empty[Int])
        for (_ <- 0 until next()) {
            val a = next()
            val b = next()
            quarrelled(a) ::= b
            quarrelled(b) ::= a
        }
        val team = new Array[Int](n + 1)
        val open = mutable.Queue[Int]()
        var isPossible = true
        for (start <- 1 to n if team(start) == 0) {
            team(start) = 1
            open.enqueue(start)
            while (open.nonEmpty) {
                val pupil = open.dequeue()
                for (other <- quarrelled(pupil)) {
                    if (team(other) == team(pupil)) isPossible = false
                    if (team(other) == 0) {
                        team(other) = 3 - team(pupil)
                        open.enqueue(other)
                    }
                }
            }
        }
        println(if (isPossible) "possible\n" + team.tail.mkString(" ") else "impossible")
    }
}
