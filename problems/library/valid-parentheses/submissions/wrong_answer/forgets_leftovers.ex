defmodule Solution do
  @spec is_valid(s :: String.t) :: boolean
  def is_valid(s), do: closes?(to_charlist(s), [])

  defp closes?([], _), do: true
  defp closes?([?( | rest], open), do: closes?(rest, [?) | open])
  defp closes?([?[ | rest], open), do: closes?(rest, [?] | open])
  defp closes?([?{ | rest], open), do: closes?(rest, [?} | open])
  defp closes?([c | rest], [c | open]), do: closes?(rest, open)
  defp closes?(_, _), do: false
end
