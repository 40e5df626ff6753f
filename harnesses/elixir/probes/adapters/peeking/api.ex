defmodule Iterator do
  def new(nums) do
    {:ok, iterator} = Agent.start_link(fn -> nums end)
    iterator
  end

  def has_next(iterator), do: Agent.get(iterator, &(&1 != []))
  def next(iterator), do: Agent.get_and_update(iterator, fn [num | nums] -> {num, nums} end)
end
