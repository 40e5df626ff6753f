defmodule Solution do
  @spec two_sum(nums :: [integer], target :: integer) :: [integer]
  def two_sum(nums, target) do
    nums
    |> Enum.with_index()
    |> Enum.reduce_while(%{}, fn {num, at}, seen ->
      missing = target - num

      case seen do
        %{^missing => before} -> {:halt, [before, at]}
        _ -> {:cont, Map.put(seen, num, at)}
      end
    end)
  end
end
