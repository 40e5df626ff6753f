class JudgePeeking
  def initialize(nums)
    @iterator = PeekingIterator.new(Iterator.new(nums))
  end

  def peek
    @iterator.peek
  end

  def next
    @iterator.next
  end

  def has_next
    @iterator.has_next
  end
end
