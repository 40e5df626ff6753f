import scala.io.StdIn

class Helper {
    def add(a: Int, b: Int): Int = a + b
}

object Main extends App {
    val Array(a, b) = StdIn.readLine().split(" ").map(_.toInt)
    println(new Helper().add(a, b))
}
