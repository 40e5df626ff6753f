defmodule Sweeper do
  # Go on while there is a street; where there is none, the tour is written from its end.
  def walk([], _, _, tour), do: tour

  def walk([crossing | way], at, swept, tour) do
    case at do
      %{^crossing => [{_, street} | ends]} when is_map_key(swept, street) ->
        walk([crossing | way], %{at | crossing => ends}, swept, tour)

      %{^crossing => [{next, street} | ends]} ->
        walk([next, crossing | way], %{at | crossing => ends}, Map.put(swept, street, true), tour)

      _ ->
        walk(way, at, swept, [crossing | tour])
    end
  end
end

[_, m | numbers] = IO.read(:stdio, :eof) |> String.split() |> Enum.map(&String.to_integer/1)

at =
  numbers
  |> Enum.chunk_every(2)
  |> Enum.with_index()
  |> Enum.flat_map(fn {[a, b], street} -> [{a, {b, street}}, {b, {a, street}}] end)
  |> Enum.group_by(&elem(&1, 0), &elem(&1, 1))

is_odd = Enum.any?(at, fn {_, ends} -> rem(length(ends), 2) == 1 end)
tour = if is_odd, do: [], else: Sweeper.walk([1], at, %{}, [])
IO.puts(if length(tour) == m + 1, do: Enum.join(tour, " "), else: "impossible")
