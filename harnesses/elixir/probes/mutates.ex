defmodule Solution do
  @spec probe(values :: [integer]) :: integer
  def probe(values) do
    Process.put(:values, Enum.map(values, fn _ -> 0 end))
    length(values)
  end
end
