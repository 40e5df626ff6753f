defmodule Teams do
  def divide(pupils, quarrels) do
    Enum.reduce_while(pupils, %{}, fn pupil, teams ->
      case join([{pupil, teams[pupil] || 1}], quarrels, teams) do
        :impossible -> {:halt, :impossible}
        teams -> {:cont, teams}
      end
    end)
  end

  defp join([], _, teams), do: teams

  defp join([{pupil, team} | others], quarrels, teams) do
    case teams do
      %{^pupil => ^team} -> join(others, quarrels, teams)
      %{^pupil => _} -> :impossible
      _ -> join(for(other <- Map.get(quarrels, pupil, []), do: {other, 3 - team}) ++ others, quarrels, Map.put(teams, pupil, team))
    end
  end
end

[n, _ | numbers] = IO.read(:stdio, :eof) |> String.split() |> Enum.map(&String.to_integer/1)

quarrels =
  numbers
  |> Enum.chunk_every(2)
  |> Enum.flat_map(fn [a, b] -> [{a, b}, {b, a}] end)
  |> Enum.group_by(&elem(&1, 0), &elem(&1, 1))

case Teams.divide(1..n, quarrels) do
  :impossible -> IO.puts("impossible")
  teams -> IO.puts(["possible\n", Enum.map_join(1..n, " ", &teams[&1])])
end
