defmodule Solution do
  @spec probe(values :: [integer]) :: {integer, [integer]}
  def probe(values) do
    {even, odd} = Enum.split_with(values, &(rem(&1, 2) == 0))
    {length(even), even ++ odd}
  end
end
