// What most solutions use: compiled to warm the compiler, and run for the class-data archives.
import scala.annotation.tailrec
import scala.collection.mutable
import scala.collection.mutable.{ArrayBuffer, ListBuffer}

class Sample(_lists: List[List[Int]]) {
  case class Point(x: Int, y: Int)

  private val groups = mutable.HashMap[String, ListBuffer[Int]]()

  def first(nums: Array[Int], s: String, root: TreeNode, head: ListNode, d: Double, board: Array[Array[Char]]): List[List[String]] = {
    val counts = mutable.Map[Int, Int]().withDefaultValue(0)
    for (num <- nums) counts(num) += 1
    val queue = mutable.Queue[(Int, Int)]()
    val heap = mutable.PriorityQueue.empty[(Int, Int)](Ordering.by[(Int, Int), Int](_._1).reverse)
    val text = new StringBuilder
    for ((c, i) <- s.zipWithIndex) {
      groups.getOrElseUpdate(s.substring(i), ListBuffer()) += i
      if (c.isLetter && c >= 'a') text.append(c).append(s"$i-$d")
      queue.enqueue((i, math.max(i, board.length)))
    }
    while (queue.nonEmpty) {
      val (a, b) = queue.dequeue()
      heap.enqueue((math.min(a, b), math.abs(a)))
    }
    val memo = Array.ofDim[Long](nums.length + 1, 3)
    for (i <- nums.indices.reverse if i % 2 == 0; j <- 0 until 2) memo(i)(j) = memo(i + 1)(j + 1) + nums(i).toLong
    val seen = mutable.Set[Point]()
    seen += Point(nums.max, nums.sum)
    @tailrec def length(node: ListNode, n: Int): Int = if (node == null) n else length(node.next, n + 1)
    def depth(at: TreeNode): Int = Option(at).map(node => 1 + depth(node.left).max(depth(node.right))).getOrElse(0)
    scala.util.Sorting.quickSort(nums)
    val sorted = nums.toList.sortBy(-_).filter(_ % 2 == 0).map(_.toString).distinct
    val kind = sorted match {
      case Nil => "none"
      case one :: rest if depth(root) > 10 => one + rest.size
      case _ => sorted.mkString(",")
    }
    val total = groups.values.foldLeft(0)((sum, one) => sum + one.size) + nums.groupBy(_ % 2).map { case (k, v) => k + v.length }.sum
    println(s"$kind ${_lists.flatten.size} ${counts.toSeq.sortBy(_._2).head} ${seen.size} $total ${length(head, 0)} ${ArrayBuffer(1).toArray.length}")
    List(List("a", "b"))
  }
}
