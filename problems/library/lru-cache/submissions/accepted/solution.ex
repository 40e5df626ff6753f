defmodule LRUCache do
  # Two tables: what a key holds and when it was used, and the keys by their time.
  @spec init_(capacity :: integer) :: any
  def init_(capacity) do
    Process.put(:capacity, capacity)
    Process.put(:state, {0, %{}, :gb_trees.empty()})
  end

  @spec get(key :: integer) :: integer
  def get(key) do
    {_, values, _} = Process.get(:state)

    case values do
      %{^key => {value, _}} ->
        use_key(key, value)
        value

      _ ->
        -1
    end
  end

  @spec put(key :: integer, value :: integer) :: any
  def put(key, value) do
    {now, values, times} = use_key(key, value)

    if map_size(values) > Process.get(:capacity) do
      {_, oldest, rest} = :gb_trees.take_smallest(times)
      Process.put(:state, {now, Map.delete(values, oldest), rest})
    end
  end

  defp use_key(key, value) do
    {now, values, times} = Process.get(:state)

    times =
      case values do
        %{^key => {_, before}} -> :gb_trees.delete(before, times)
        _ -> times
      end

    state = {now + 1, Map.put(values, key, {value, now}), :gb_trees.insert(now, key, times)}
    Process.put(:state, state)
    state
  end
end
