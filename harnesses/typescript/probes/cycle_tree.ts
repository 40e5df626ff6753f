function probe(n: number): TreeNode | null {
  const root = new TreeNode(n, new TreeNode(n));
  root.left!.right = root;
  return root;
}
