class JudgePeeking(nums: IntArray) {
    private val iterator = PeekingIterator(nums.iterator())

    fun peek(): Int = iterator.peek()

    fun next(): Int = iterator.next()

    fun hasNext(): Boolean = iterator.hasNext()
}
