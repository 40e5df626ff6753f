# VersionControl.bad_version?(version) :: boolean

defmodule Solution do
  @spec first_bad_version(n :: integer) :: integer
  def first_bad_version(n), do: search(1, n)

  defp search(low, low), do: low

  defp search(low, high) do
    middle = div(low + high, 2)
    if VersionControl.bad_version?(middle), do: search(low, middle), else: search(middle + 1, high)
  end
end
