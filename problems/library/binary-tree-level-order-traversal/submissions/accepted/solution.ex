defmodule Solution do
  @spec level_order(root :: TreeNode.t | nil) :: [[integer]]
  def level_order(root), do: floors(Enum.filter([root], & &1))

  defp floors([]), do: []

  defp floors(nodes) do
    below = for node <- nodes, child <- [node.left, node.right], child, do: child
    [Enum.map(nodes, & &1.val) | floors(below)]
  end
end
