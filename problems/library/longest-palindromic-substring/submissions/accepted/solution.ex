defmodule Solution do
  @spec longest_palindrome(s :: String.t) :: String.t
  def longest_palindrome(s) do
    ends = for centre <- 0..(byte_size(s) - 1), right <- [centre, centre + 1], do: grown(s, centre, right)
    {length, from} = Enum.max(ends)
    binary_part(s, from, length)
  end

  # Return how long the palindrome becomes, and where it begins.
  defp grown(s, left, right) do
    if left >= 0 and right < byte_size(s) and :binary.at(s, left) == :binary.at(s, right),
      do: grown(s, left - 1, right + 1),
      else: {right - left - 1, left + 1}
  end
end
