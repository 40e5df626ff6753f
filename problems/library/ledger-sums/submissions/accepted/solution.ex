[n, _ | numbers] = IO.read(:stdio, :eof) |> String.split() |> Enum.map(&String.to_integer/1)
{amounts, questions} = Enum.split(numbers, n)
sums = List.to_tuple([0 | Enum.scan(amounts, &+/2)])

questions
|> Enum.chunk_every(2)
|> Enum.map_join("\n", fn [left, right] -> elem(sums, right) - elem(sums, left - 1) end)
|> IO.puts()
