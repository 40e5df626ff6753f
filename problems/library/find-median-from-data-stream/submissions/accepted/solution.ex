defmodule MedianFinder do
  # Two heaps as ordered sets of {number, when}: the lower half, which may have one more, and the upper one.
  @spec init_() :: any
  def init_(), do: Process.put(:halves, {:gb_sets.empty(), :gb_sets.empty()})

  @spec add_num(num :: integer) :: any
  def add_num(num) do
    {lower, upper} = Process.get(:halves)
    count = :gb_sets.size(lower) + :gb_sets.size(upper)
    {largest, lower} = :gb_sets.take_largest(:gb_sets.add({num, count}, lower))
    upper = :gb_sets.add(largest, upper)

    halves =
      if :gb_sets.size(upper) > :gb_sets.size(lower) do
        {smallest, upper} = :gb_sets.take_smallest(upper)
        {:gb_sets.add(smallest, lower), upper}
      else
        {lower, upper}
      end

    Process.put(:halves, halves)
  end

  @spec find_median() :: float
  def find_median() do
    {lower, upper} = Process.get(:halves)
    {below, _} = :gb_sets.largest(lower)

    if :gb_sets.size(lower) > :gb_sets.size(upper) do
      below / 1
    else
      {above, _} = :gb_sets.smallest(upper)
      (below + above) / 2
    end
  end
end
