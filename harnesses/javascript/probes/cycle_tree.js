var probe = function (n) {
  const root = new TreeNode(n, new TreeNode(n));
  root.left.right = root;
  return root;
};
