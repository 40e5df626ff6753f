defmodule Solution do
  @spec two_sum(nums :: [integer], target :: integer) :: [integer]
  def two_sum(nums, target) do
    places = nums |> Enum.with_index() |> Map.new()
    at = Enum.find_index(nums, fn num -> Map.fetch!(places, target - num) >= 0 end)
    [at, places[target - Enum.at(nums, at)]]
  end
end
