import scala.io.StdIn

object Main {
    def main(args: Array[String]): Unit = {
        val lines = List.fill(StdIn.readInt())(StdIn.readLine())
        val width = lines.map(_.length).max
        val edge = "+" + "-" * (width + 2) + "+"
        val framed = lines.map(line => "| " + (" " * ((width - line.length) / 2) + line).padTo(width, ' ') + " |")
        (edge +: framed :+ edge).foreach(println)
    }
}
