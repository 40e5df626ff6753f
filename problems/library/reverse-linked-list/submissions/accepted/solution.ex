defmodule Solution do
  @spec reverse_list(head :: ListNode.t | nil) :: ListNode.t | nil
  def reverse_list(head), do: reverse(head, nil)

  defp reverse(nil, reversed), do: reversed
  defp reverse(node, reversed), do: reverse(node.next, %ListNode{val: node.val, next: reversed})
end
