defmodule Solution do
  @closing %{?( => ?), ?[ => ?], ?{ => ?}}

  @spec is_valid(s :: String.t) :: boolean
  def is_valid(s), do: closes?(s, [])

  defp closes?("", open), do: open == []
  defp closes?(<<c, rest::binary>>, open) when c in ~c"([{", do: closes?(rest, [@closing[c] | open])
  defp closes?(<<c, rest::binary>>, [c | open]), do: closes?(rest, open)
  defp closes?(_, _), do: false
end
