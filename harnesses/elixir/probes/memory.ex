defmodule Solution do
  @spec probe(n :: integer) :: integer
  def probe(n), do: keep(n, [])

  defp keep(n, kept), do: keep(n, [:binary.copy(<<1>>, 1_048_576) | kept])
end
