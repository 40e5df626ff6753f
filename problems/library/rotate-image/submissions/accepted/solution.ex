defmodule Solution do
  # Values cannot be changed in place here: return the changed matrix.
  @spec rotate(matrix :: [[integer]]) :: [[integer]]
  def rotate(matrix), do: matrix |> Enum.reverse() |> Enum.zip_with(& &1)
end
