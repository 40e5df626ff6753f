defmodule Solution do
  @spec spiral_order(matrix :: [[integer]]) :: [integer]
  def spiral_order([]), do: []

  # What is left is turned counter-clockwise: its last column comes first.
  def spiral_order([top | rest]), do: top ++ (rest |> Enum.zip_with(& &1) |> Enum.reverse() |> spiral_order())
end
