defmodule Solution do
  import Bitwise
  require Integer

  defmodule Point do
    defstruct x: 0, y: [2]
  end

  @spec probe(n :: integer) :: integer
  def probe(n) do
    point = %Point{x: 1}
    groups = Enum.group_by(0..3, &rem(&1, 2))
    unique = MapSet.new([1, 2, 2])
    stream = Stream.iterate(1, &(&1 * 2)) |> Stream.take_while(&(&1 < 10)) |> Enum.sum()
    {first, _} = :queue.out(:queue.from_list([1, 2])) |> then(fn {{:value, value}, rest} -> {value, rest} end)
    tree = :gb_trees.insert(3, :three, :gb_trees.empty())
    task = Task.async(fn -> Integer.pow(2, 3) end)
    true = Integer.is_even(4) and Regex.match?(~r/^a+$/, "aaa") and "#{[1, 2] |> inspect()}" == "[1, 2]"
    "Abc" = String.capitalize("abc")
    "b,c" = for(c <- ["b", "c"], into: [], do: c) |> Enum.join(",")
    {3, :three} = :gb_trees.smallest(tree)
    1.5 = Float.round(1.4999, 1)
    %{a: [%{b: 1}]} = put_in(%{a: [%{b: 0}]}, [:a, Access.at(0), :b], 1)
    [1, 2] = with {:ok, two} <- Map.fetch(%{k: 2}, :k), do: [1, two]
    hd(point.y) + length(groups[0]) + MapSet.size(unique) + stream + first + Task.await(task) + (1 <<< 3) + n - 1
  end
end
