[_, capacity | crates] = IO.read(:stdio, :eof) |> String.split() |> Enum.map(&String.to_integer/1)

# What the crates so far can bring in, for each load.
best =
  crates
  |> Enum.chunk_every(2)
  |> Enum.reduce(List.duplicate(0, capacity + 1), fn [weight, price], best ->
    {light, heavy} = Enum.split(best, weight)
    light ++ Enum.zip_with(heavy, best, fn without, beside -> max(without, beside + price) end)
  end)

IO.puts(List.last(best))
