defmodule Solution do
  @spec probe(n :: integer) :: integer
  def probe(n) do
    inner(n) + 0
  end

  defp inner(0) do
    raise "boom" # HERE
  end

  defp inner(n), do: n
end
