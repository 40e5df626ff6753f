defmodule Solution do
  @spec subsets(nums :: [integer]) :: [[integer]]
  def subsets([]), do: [[]]

  def subsets([num | rest]) do
    without = subsets(rest)
    Enum.map(without, &[num | &1]) ++ without
  end
end
