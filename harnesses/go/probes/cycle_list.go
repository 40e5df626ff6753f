func probe(n int) *ListNode {
	node := &ListNode{Val: n}
	node.Next = node
	return node
}
