package judge

import "unsafe"

// Nodes are the solution's own types, so that it may give them methods. These have the same fields in the same places.

type listNode struct {
	value int
	next  *listNode
}

type treeNode struct {
	value       int
	left, right *treeNode
}

// A cycle in a result must end somewhere; no test has an answer this long.
const maxNodes = 2_000_000

// ListNode reads a list: a *ListNode, nil when it is empty.
func ListNode() unsafe.Pointer {
	var first *listNode
	tail := &first
	Expect('[')
	for count := 0; peek() != ']'; count++ {
		if count > 0 {
			Expect(',')
		}
		*tail = &listNode{value: Integer()}
		tail = &(*tail).next
	}
	here++
	return unsafe.Pointer(first)
}

// PutListNode writes a *ListNode.
func PutListNode(list unsafe.Pointer) {
	Put('[')
	count := 0
	for node := (*listNode)(list); node != nil; node = node.next {
		if count++; count > maxNodes {
			fail("the result has a cycle: a list that never ends")
		}
		if count > 1 {
			Put(',')
		}
		PutInteger(node.value)
	}
	Put(']')
}

// TreeNode reads a tree: a *TreeNode, nil when it is empty.
func TreeNode() unsafe.Pointer {
	var root *treeNode
	var places []**treeNode // where the next nodes go
	Expect('[')
	for count := 0; peek() != ']'; count++ {
		place := &root
		if count > 0 {
			Expect(',')
			if len(places) == 0 {
				fail("a tree node without a parent")
			}
			place, places = places[0], places[1:]
		}
		if peek() == 'n' {
			expectAll("null")
			continue
		}
		node := &treeNode{value: Integer()}
		*place = node
		places = append(places, &node.left, &node.right)
	}
	here++
	return unsafe.Pointer(root)
}

// PutTreeNode writes a *TreeNode, level by level, without the nulls at the end.
func PutTreeNode(tree unsafe.Pointer) {
	Put('[')
	written := len(line)
	nodes := []*treeNode{(*treeNode)(tree)}
	for count := 0; len(nodes) > 0; nodes = nodes[1:] {
		node := nodes[0]
		if len(line) > 0 && line[len(line)-1] != '[' {
			Put(',')
		}
		if node == nil {
			PutNull()
			continue
		}
		if count++; count > maxNodes {
			fail("the result has a cycle: a tree that never ends")
		}
		PutInteger(node.value)
		written = len(line)
		nodes = append(nodes, node.left, node.right)
	}
	line = line[:written]
	Put(']')
}
