defmodule Solution do
  @spec probe(n :: integer) :: integer
  def probe(n) do
    IO.puts("hello #{n}")
    IO.write("no newline")
    IO.puts(:stderr, "warning #{n}")
    n
  end
end
