defmodule Solution do
  @keys %{?2 => ~c"abc", ?3 => ~c"def", ?4 => ~c"ghi", ?5 => ~c"jkl", ?6 => ~c"mno", ?7 => ~c"pqrs", ?8 => ~c"tuv", ?9 => ~c"wxyz"}

  @spec letter_combinations(digits :: String.t) :: [String.t]
  def letter_combinations(""), do: []

  def letter_combinations(digits) do
    for <<digit <- digits>>, reduce: [""] do
      texts -> for text <- texts, letter <- @keys[digit], do: <<text::binary, letter>>
    end
  end
end
