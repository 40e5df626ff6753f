defmodule Solution do
  @spec merge_k_lists(lists :: [ListNode.t | nil]) :: ListNode.t | nil
  def merge_k_lists([]), do: nil
  def merge_k_lists([list]), do: list

  def merge_k_lists(lists) do
    lists
    |> Enum.chunk_every(2, 2, [nil])
    |> Enum.map(fn [one, other] -> merge(one, other) end)
    |> merge_k_lists()
  end

  defp merge(nil, other), do: other
  defp merge(one, nil), do: one
  defp merge(one, other) when one.val <= other.val, do: %{one | next: merge(one.next, other)}
  defp merge(one, other), do: %{other | next: merge(one, other.next)}
end
