def probe(n)
  root = TreeNode.new(n, TreeNode.new(n))
  root.left.right = root
end
