defmodule Solution do
  # No float is one of them; atoms say it.
  @spec probe(n :: integer) :: [float | atom]
  def probe(_n), do: [:nan, :infinity, :"-infinity"]
end
