defmodule Solution do
  @spec exist(board :: [[char]], word :: String.t) :: boolean
  def exist(board, word) do
    fields = for {row, r} <- Enum.with_index(board), {letter, c} <- Enum.with_index(row), into: %{}, do: {{r, c}, letter}
    Enum.any?(Map.keys(fields), &spells?(&1, to_charlist(word), fields))
  end

  defp spells?({r, c} = place, [letter | letters], fields) do
    case Map.pop(fields, place) do
      {^letter, _} when letters == [] ->
        true

      {^letter, untouched} ->
        Enum.any?([{r + 1, c}, {r - 1, c}, {r, c + 1}, {r, c - 1}], &spells?(&1, letters, untouched))

      _ ->
        false
    end
  end
end
