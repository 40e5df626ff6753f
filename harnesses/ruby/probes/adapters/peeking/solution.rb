class PeekingIterator
  # @param {Iterator} iter
  def initialize(iter)
    @iter = iter
    @ahead = []
  end

  # @return {Boolean}
  def has_next
    !@ahead.empty? || @iter.has_next
  end

  # @return {Integer}
  def next
    peek
    @ahead.pop
  end

  # @return {Integer}
  def peek
    @ahead << @iter.next if @ahead.empty?
    @ahead.last
  end
end
