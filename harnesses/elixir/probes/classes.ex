defmodule Account do
  @spec init_(owner :: String.t, balance :: integer) :: any
  def init_(owner, balance) do
    {:ok, _} = Agent.start_link(fn -> [balance] end, name: __MODULE__)
    Process.put(:owner, owner)
  end

  @spec add(amount :: integer) :: any
  def add(amount) do
    Agent.update(__MODULE__, fn [last | _] = history -> [last + amount | history] end)
  end

  @spec get_history() :: [integer]
  def get_history() do
    Agent.get(__MODULE__, &Enum.reverse/1)
  end

  @spec greet(words :: [String.t]) :: String.t
  def greet(words) do
    Enum.join(words ++ [Process.get(:owner)], " ")
  end
end
