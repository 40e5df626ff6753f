import scala.collection.mutable

object Solution {
    def mergeKLists(lists: Array[ListNode]): ListNode = {
        val heads = mutable.PriorityQueue[ListNode]()(Ordering.by(node => -node.x))
        heads ++= lists.filter(_ != null)
        val start = new ListNode()
        var last = start
        while (heads.nonEmpty) {
            last.next = heads.dequeue()
            last = last.next
            if (last.next != null) heads.enqueue(last.next)
        }
        start.next
    }
}
