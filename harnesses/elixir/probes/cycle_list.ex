defmodule Solution do
  # Nothing here can hold itself; this is as long.
  @spec probe(n :: integer) :: ListNode.t() | nil
  def probe(n), do: longer(n, nil, 1_000_001)

  defp longer(_, node, 0), do: node
  defp longer(n, node, count), do: longer(n, %ListNode{val: n, next: node}, count - 1)
end
