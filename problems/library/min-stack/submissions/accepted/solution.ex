defmodule MinStack do
  # The stack holds each value with the least at and below it.
  @spec init_() :: any
  def init_(), do: Process.put(:stack, [])

  @spec push(val :: integer) :: any
  def push(val) do
    case Process.get(:stack) do
      [] -> Process.put(:stack, [{val, val}])
      [{_, least} | _] = stack -> Process.put(:stack, [{val, min(val, least)} | stack])
    end
  end

  @spec pop() :: any
  def pop(), do: Process.put(:stack, tl(Process.get(:stack)))

  @spec top() :: integer
  def top(), do: Process.get(:stack) |> hd() |> elem(0)

  @spec get_min() :: integer
  def get_min(), do: Process.get(:stack) |> hd() |> elem(1)
end
