defmodule Solution do
  @spec probe(n :: integer) :: integer
  def probe(0), do: 0
  def probe(n), do: 1 + probe(n - 1)
end
