defmodule Solution do
  @spec my_pow(x :: float, n :: integer) :: float
  def my_pow(x, n) when n < 0, do: my_pow(1 / x, -n)
  def my_pow(_, 0), do: 1.0
  def my_pow(x, 1), do: x

  def my_pow(x, n) do
    half = my_pow(x, div(n, 2))
    if rem(n, 2) == 0, do: half * half, else: half * half * x
  end
end
