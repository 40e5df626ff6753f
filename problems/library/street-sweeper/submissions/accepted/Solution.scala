import java.io.{BufferedReader, InputStreamReader, StreamTokenizer}
import scala.annotation.tailrec

object Main {
    def main(args: Array[String]): Unit = {
        val in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)))
        def next(): Int = {
            in.nextToken()
            in.nval.toInt
        }
        val (n, m) = (next(), next())
        val at = Array.fill(n + 1)(List.empty[(Int, Int)])
        for (street <- 0 until m) {
            val (a, b) = (next(), next())
            at(a) ::= (b, street)
            at(b) ::= (a, street)
        }
        val isEven = at.forall(_.size % 2 == 0)
        val swept = new Array[Boolean](m)

        @tailrec
        def walk(way: List[Int], tour: List[Int]): List[Int] = way match {
            case Nil => tour
            case crossing :: before => at(crossing) match {
                case Nil => walk(before, crossing :: tour)
                case (to, street) :: ends =>
                    at(crossing) = ends
                    if (swept(street)) walk(way, tour)
                    else {
                        swept(street) = true
                        walk(to :: way, tour)
                    }
            }
        }

        val tour = walk(List(1), Nil)
        println(if (isEven && tour.size == m + 1) tour.mkString(" ") else "impossible")
    }
}
