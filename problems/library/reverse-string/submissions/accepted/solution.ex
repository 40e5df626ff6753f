defmodule Solution do
  # Values cannot be changed in place here: return the changed s.
  @spec reverse_string(s :: [char]) :: [char]
  def reverse_string(s), do: Enum.reverse(s)
end
