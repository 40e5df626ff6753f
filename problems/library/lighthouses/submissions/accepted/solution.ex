defmodule Coast do
  # Return the smallest distance among points that are sorted by x, and these points as {y, x}, sorted by y.
  def nearest([{x, y}]), do: {1.0e18, [{y, x}]}

  def nearest(points) do
    {left, [{border, _} | _] = right} = Enum.split(points, div(length(points), 2))
    {a, lower} = nearest(left)
    {b, upper} = nearest(right)
    by_y = :lists.merge(lower, upper)
    strip = Enum.filter(by_y, fn {_, x} -> abs(x - border) < min(a, b) end)
    {across(strip, min(a, b)), by_y}
  end

  defp across([], best), do: best

  defp across([{y, x} | points], best) do
    distances = for {v, u} <- Enum.take(points, 7), do: :math.sqrt((y - v) ** 2 + (x - u) ** 2)
    across(points, Enum.min([best | distances]))
  end
end

[_ | words] = IO.read(:stdio, :eof) |> String.split()
numbers = Enum.map(words, fn word -> word |> Float.parse() |> elem(0) end)
points = numbers |> Enum.chunk_every(2) |> Enum.map(&List.to_tuple/1) |> Enum.sort()
{best, _} = Coast.nearest(points)
IO.puts(:erlang.float_to_binary(best, decimals: 9))
