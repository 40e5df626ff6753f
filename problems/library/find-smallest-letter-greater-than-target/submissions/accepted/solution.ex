defmodule Solution do
  @spec next_greatest_letter(letters :: [char], target :: char) :: char
  def next_greatest_letter(letters, target) do
    Enum.find(letters, hd(letters), &(&1 > target))
  end
end
