defmodule Adder do
  def add(a, b), do: a + b
end

[a, b] = IO.gets("") |> String.split() |> Enum.map(&String.to_integer/1)
IO.puts(Adder.add(a, b))
