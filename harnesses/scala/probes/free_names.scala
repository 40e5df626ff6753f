package solutions

import scala.collection.immutable.ListMap

case class Point(x: Int, y: Int)

object Solution {
    // A function of one's own comes before those that are imported.
    def max(a: Int, b: Int): Int = if (a > b) a else b

    implicit class Twice(val n: Int) {
        def twice: Int = 2 * n
    }

    def probe(n: Int): Int = {
        val waiting = mutable.PriorityQueue(3, 1, 2)
        val stack = mutable.Stack(waiting.dequeue())
        val Point(x, y) = Point(min(4, 9), abs(-2)): @unchecked
        val sorted = mutable.TreeMap(2 -> "b", 1 -> "a")
        val words = for { word <- List("a", "b") if word > "a" } yield word
        val grid = Array.fill(2, 2)(1)
        val kind = (n, words) match {
            case (5, head :: Nil) => head.length
            case _ => 0
        }
        val lines = ListMap(1 -> 2).map((k, v) => k + v).sum
        stack.pop() + x * y + sorted.head._1 + kind + grid.flatten.sum + lines + n.twice + max(n, 0) + 7
    }
}
