defmodule JudgePeeking do
  def init_(nums), do: PeekingIterator.init_(Iterator.new(nums))
  def peek(), do: PeekingIterator.peek()
  def next(), do: PeekingIterator.next()
  def has_next(), do: PeekingIterator.has_next()
end
