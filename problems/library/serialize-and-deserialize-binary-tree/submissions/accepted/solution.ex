defmodule Codec do
  @spec init_() :: any
  def init_(), do: :ok

  @spec serialize(root :: TreeNode.t | nil) :: String.t
  def serialize(nil), do: "#"
  def serialize(root), do: "#{root.val} #{serialize(root.left)} #{serialize(root.right)}"

  @spec deserialize(data :: String.t) :: TreeNode.t | nil
  def deserialize(data) do
    {root, []} = data |> String.split(" ") |> read()
    root
  end

  defp read(["#" | words]), do: {nil, words}

  defp read([val | words]) do
    {left, words} = read(words)
    {right, words} = read(words)
    {%TreeNode{val: String.to_integer(val), left: left, right: right}, words}
  end
end
