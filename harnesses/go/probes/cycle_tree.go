func probe(n int) *TreeNode {
	root := &TreeNode{n, &TreeNode{Val: n}, nil}
	root.Left.Right = root
	return root
}
