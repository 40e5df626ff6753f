// Package redblacktree is gods' ordered tree with type parameters, as LeetCode has it from version 2. Debian has
// version 1 alone.
//
// It is balanced by chance (a treap), which needs a third of the code; what it answers is the same.
package redblacktree

import (
	"cmp"

	"github.com/emirpasic/gods/v2/utils"
)

type Tree[K comparable, V any] struct {
	Root       *Node[K, V]
	Comparator utils.Comparator[K]
	size       int
	chance     uint32
}

type Node[K comparable, V any] struct {
	Key                 K
	Value               V
	Left, Right, Parent *Node[K, V]
	weight              uint32 // no node weighs more than its parent
}

func New[K cmp.Ordered, V any]() *Tree[K, V] { return NewWith[K, V](cmp.Compare[K]) }

func NewWith[K comparable, V any](comparator utils.Comparator[K]) *Tree[K, V] {
	return &Tree[K, V]{Comparator: comparator, chance: 2463534242}
}

func (tree *Tree[K, V]) Put(key K, value V) {
	place, parent := &tree.Root, (*Node[K, V])(nil)
	for *place != nil {
		parent = *place
		switch order := tree.Comparator(key, parent.Key); {
		case order == 0:
			parent.Key, parent.Value = key, value
			return
		case order < 0:
			place = &parent.Left
		default:
			place = &parent.Right
		}
	}
	tree.chance ^= tree.chance << 13
	tree.chance ^= tree.chance >> 17
	tree.chance ^= tree.chance << 5
	node := &Node[K, V]{Key: key, Value: value, Parent: parent, weight: tree.chance}
	*place = node
	tree.size++
	for node.Parent != nil && node.weight > node.Parent.weight {
		tree.rise(node)
	}
}

// rise makes a node its parent's parent.
func (tree *Tree[K, V]) rise(node *Node[K, V]) {
	parent := node.Parent
	var moved *Node[K, V]
	if parent.Left == node {
		moved = node.Right
		parent.Left, node.Right = moved, parent
	} else {
		moved = node.Left
		parent.Right, node.Left = moved, parent
	}
	if moved != nil {
		moved.Parent = parent
	}
	*tree.place(parent) = node
	node.Parent, parent.Parent = parent.Parent, node
}

// place returns what points to a node from above.
func (tree *Tree[K, V]) place(node *Node[K, V]) **Node[K, V] {
	switch parent := node.Parent; {
	case parent == nil:
		return &tree.Root
	case parent.Left == node:
		return &parent.Left
	default:
		return &parent.Right
	}
}

func (tree *Tree[K, V]) Remove(key K) {
	node := tree.GetNode(key)
	if node == nil {
		return
	}
	for node.Left != nil && node.Right != nil {
		if node.Left.weight > node.Right.weight {
			tree.rise(node.Left)
		} else {
			tree.rise(node.Right)
		}
	}
	child := node.Left
	if child == nil {
		child = node.Right
	}
	if child != nil {
		child.Parent = node.Parent
	}
	*tree.place(node) = child
	tree.size--
}

func (tree *Tree[K, V]) GetNode(key K) *Node[K, V] {
	for node := tree.Root; node != nil; {
		switch order := tree.Comparator(key, node.Key); {
		case order == 0:
			return node
		case order < 0:
			node = node.Left
		default:
			node = node.Right
		}
	}
	return nil
}

func (tree *Tree[K, V]) Get(key K) (value V, found bool) {
	if node := tree.GetNode(key); node != nil {
		return node.Value, true
	}
	return value, false
}

// Floor returns the largest node that is not above the key.
func (tree *Tree[K, V]) Floor(key K) (floor *Node[K, V], found bool) {
	for node := tree.Root; node != nil; {
		if tree.Comparator(key, node.Key) >= 0 {
			floor, node = node, node.Right
		} else {
			node = node.Left
		}
	}
	return floor, floor != nil
}

// Ceiling returns the smallest node that is not below the key.
func (tree *Tree[K, V]) Ceiling(key K) (ceiling *Node[K, V], found bool) {
	for node := tree.Root; node != nil; {
		if tree.Comparator(key, node.Key) <= 0 {
			ceiling, node = node, node.Left
		} else {
			node = node.Right
		}
	}
	return ceiling, ceiling != nil
}

func (tree *Tree[K, V]) Left() *Node[K, V]  { return tree.Root.first() }
func (tree *Tree[K, V]) Right() *Node[K, V] { return tree.Root.last() }
func (tree *Tree[K, V]) Empty() bool        { return tree.size == 0 }
func (tree *Tree[K, V]) Size() int          { return tree.size }
func (tree *Tree[K, V]) Clear()             { tree.Root, tree.size = nil, 0 }

func (tree *Tree[K, V]) Keys() []K {
	keys := make([]K, 0, tree.size)
	for node := tree.Left(); node != nil; node = node.next() {
		keys = append(keys, node.Key)
	}
	return keys
}

func (tree *Tree[K, V]) Values() []V {
	values := make([]V, 0, tree.size)
	for node := tree.Left(); node != nil; node = node.next() {
		values = append(values, node.Value)
	}
	return values
}

// Size counts the nodes of a subtree.
func (node *Node[K, V]) Size() int {
	if node == nil {
		return 0
	}
	return 1 + node.Left.Size() + node.Right.Size()
}

func (node *Node[K, V]) first() *Node[K, V] {
	for node != nil && node.Left != nil {
		node = node.Left
	}
	return node
}

func (node *Node[K, V]) last() *Node[K, V] {
	for node != nil && node.Right != nil {
		node = node.Right
	}
	return node
}

func (node *Node[K, V]) next() *Node[K, V] {
	if node.Right != nil {
		return node.Right.first()
	}
	for node.Parent != nil && node.Parent.Right == node {
		node = node.Parent
	}
	return node.Parent
}

func (node *Node[K, V]) previous() *Node[K, V] {
	if node.Left != nil {
		return node.Left.last()
	}
	for node.Parent != nil && node.Parent.Left == node {
		node = node.Parent
	}
	return node.Parent
}

// Iterator stands at a node, before the first one or behind the last one.
type Iterator[K comparable, V any] struct {
	tree     *Tree[K, V]
	node     *Node[K, V]
	isBehind bool
}

func (tree *Tree[K, V]) Iterator() *Iterator[K, V] { return &Iterator[K, V]{tree: tree} }

func (tree *Tree[K, V]) IteratorAt(node *Node[K, V]) *Iterator[K, V] {
	return &Iterator[K, V]{tree: tree, node: node}
}

func (iterator *Iterator[K, V]) Next() bool {
	switch {
	case iterator.node != nil:
		iterator.node = iterator.node.next()
	case !iterator.isBehind:
		iterator.node = iterator.tree.Left()
	}
	iterator.isBehind = iterator.node == nil
	return iterator.node != nil
}

func (iterator *Iterator[K, V]) Prev() bool {
	switch {
	case iterator.node != nil:
		iterator.node = iterator.node.previous()
	case iterator.isBehind:
		iterator.node = iterator.tree.Right()
	}
	iterator.isBehind = false
	return iterator.node != nil
}

func (iterator *Iterator[K, V]) Key() K            { return iterator.node.Key }
func (iterator *Iterator[K, V]) Value() V          { return iterator.node.Value }
func (iterator *Iterator[K, V]) Node() *Node[K, V] { return iterator.node }
func (iterator *Iterator[K, V]) Begin()            { iterator.node, iterator.isBehind = nil, false }
func (iterator *Iterator[K, V]) End()              { iterator.node, iterator.isBehind = nil, true }

func (iterator *Iterator[K, V]) First() bool {
	iterator.Begin()
	return iterator.Next()
}

func (iterator *Iterator[K, V]) Last() bool {
	iterator.End()
	return iterator.Prev()
}
