defmodule Night do
  # Dijkstra: the stop that can be reached soonest comes next.
  def ride(waiting, home, lines, left) do
    if :gb_sets.is_empty(waiting) do
      "stranded"
    else
      {{minutes, stop}, waiting} = :gb_sets.take_smallest(waiting)

      cond do
        stop == home -> minutes
        Map.has_key?(left, stop) -> ride(waiting, home, lines, left)
        true -> lines |> Map.get(stop, []) |> Enum.reduce(waiting, &wait(&1, &2, minutes)) |> ride(home, lines, Map.put(left, stop, true))
      end
    end
  end

  defp wait([_, to, more], waiting, minutes), do: :gb_sets.add_element({minutes + more, to}, waiting)
end

[_, _, start, home | numbers] = IO.read(:stdio, :eof) |> String.split() |> Enum.map(&String.to_integer/1)
lines = numbers |> Enum.chunk_every(3) |> Enum.group_by(&hd/1)
IO.puts(Night.ride(:gb_sets.singleton({0, start}), home, lines, %{}))
