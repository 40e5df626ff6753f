defmodule Solution do
  @spec smallest_number(num :: integer) :: integer
  def smallest_number(num) when num < 0, do: -(-num |> Integer.digits() |> Enum.sort(:desc) |> Integer.undigits())

  def smallest_number(num) do
    case num |> Integer.digits() |> Enum.sort() |> Enum.split_while(&(&1 == 0)) do
      {zeros, [first | rest]} -> Integer.undigits([first | zeros ++ rest])
      {_, []} -> 0
    end
  end
end
