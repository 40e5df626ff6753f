class JudgePeeking(nums: Array[Int]) {
  private val iterator = new PeekingIterator(nums.iterator)

  def peek(): Int = iterator.peek()

  def next(): Int = iterator.next()

  def hasNext(): Boolean = iterator.hasNext()
}
