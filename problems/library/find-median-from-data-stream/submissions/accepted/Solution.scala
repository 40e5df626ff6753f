import scala.collection.mutable

class MedianFinder() {
    private val lower = mutable.PriorityQueue[Int]()
    private val upper = mutable.PriorityQueue[Int]()(Ordering.Int.reverse)

    def addNum(num: Int): Unit = {
        lower.enqueue(num)
        upper.enqueue(lower.dequeue())
        if (upper.size > lower.size) lower.enqueue(upper.dequeue())
    }

    def findMedian(): Double =
        if (lower.size > upper.size) lower.head else (lower.head + upper.head) / 2.0
}
