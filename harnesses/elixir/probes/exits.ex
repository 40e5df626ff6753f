defmodule Solution do
  @spec probe(n :: integer) :: integer
  def probe(0) do
    IO.puts("bye")
    System.halt(0)
  end

  def probe(n), do: n
end
