// What most programs that read stdin use.
import scala.io.StdIn

object SampleProgram {
  def main(args: Array[String]): Unit = {
    val Array(a, b) = StdIn.readLine().trim.split(" ").map(_.toInt)
    val ratio = StdIn.readDouble()
    val groups = scala.collection.mutable.TreeMap[Int, List[Int]]()
    for (i <- 0 until 3) groups(i) = i :: groups.getOrElse(i, Nil)
    val out = new java.io.PrintWriter(System.out)
    out.print((a + b).toString + Iterator.from(1).takeWhile(_ < 1).mkString(" "))
    out.flush()
    println(f" $ratio%.2f")
  }
}
