defmodule PeekingIterator do
  def init_(iterator), do: Process.put(:state, {iterator, []})

  def peek() do
    with {iterator, []} <- Process.get(:state), do: Process.put(:state, {iterator, [Iterator.next(iterator)]})
    {_, [num]} = Process.get(:state)
    num
  end

  def next() do
    num = peek()
    {iterator, _} = Process.get(:state)
    Process.put(:state, {iterator, []})
    num
  end

  def has_next() do
    {iterator, ahead} = Process.get(:state)
    ahead != [] or Iterator.has_next(iterator)
  end
end
