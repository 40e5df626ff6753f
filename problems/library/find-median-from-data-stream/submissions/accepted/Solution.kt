class MedianFinder() {
    private val lower = PriorityQueue<Int>(reverseOrder())
    private val upper = PriorityQueue<Int>()

    fun addNum(num: Int) {
        lower.offer(num)
        upper.offer(lower.poll())
        if (upper.size > lower.size) lower.offer(upper.poll())
    }

    fun findMedian(): Double =
        if (lower.size > upper.size) lower.peek().toDouble() else (lower.peek() + upper.peek()) / 2.0
}
