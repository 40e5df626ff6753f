defmodule Solution do
  # Nothing here can hold itself; one whose nodes share their subtrees has no end either.
  @spec probe(n :: integer) :: TreeNode.t() | nil
  def probe(n), do: Enum.reduce(1..64, nil, fn _, node -> %TreeNode{val: n, left: node, right: node} end)
end
