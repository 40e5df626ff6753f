// Package treemap is gods' ordered map with type parameters.
package treemap

import (
	"cmp"

	"github.com/emirpasic/gods/v2/trees/redblacktree"
	"github.com/emirpasic/gods/v2/utils"
)

type Map[K comparable, V any] struct{ tree *redblacktree.Tree[K, V] }

func New[K cmp.Ordered, V any]() *Map[K, V] { return NewWith[K, V](cmp.Compare[K]) }

func NewWith[K comparable, V any](comparator utils.Comparator[K]) *Map[K, V] {
	return &Map[K, V]{redblacktree.NewWith[K, V](comparator)}
}

func (m *Map[K, V]) Put(key K, value V)                     { m.tree.Put(key, value) }
func (m *Map[K, V]) Get(key K) (value V, found bool)        { return m.tree.Get(key) }
func (m *Map[K, V]) Remove(key K)                           { m.tree.Remove(key) }
func (m *Map[K, V]) Empty() bool                            { return m.tree.Empty() }
func (m *Map[K, V]) Size() int                              { return m.tree.Size() }
func (m *Map[K, V]) Clear()                                 { m.tree.Clear() }
func (m *Map[K, V]) Keys() []K                              { return m.tree.Keys() }
func (m *Map[K, V]) Values() []V                            { return m.tree.Values() }
func (m *Map[K, V]) Min() (key K, value V, ok bool)         { return entry(m.tree.Left()) }
func (m *Map[K, V]) Max() (key K, value V, ok bool)         { return entry(m.tree.Right()) }
func (m *Map[K, V]) Iterator() *redblacktree.Iterator[K, V] { return m.tree.Iterator() }

func (m *Map[K, V]) Floor(key K) (foundKey K, foundValue V, ok bool) {
	node, _ := m.tree.Floor(key)
	return entry(node)
}

func (m *Map[K, V]) Ceiling(key K) (foundKey K, foundValue V, ok bool) {
	node, _ := m.tree.Ceiling(key)
	return entry(node)
}

func (m *Map[K, V]) Each(do func(key K, value V)) {
	for at := m.tree.Iterator(); at.Next(); {
		do(at.Key(), at.Value())
	}
}

func entry[K comparable, V any](node *redblacktree.Node[K, V]) (key K, value V, ok bool) {
	if node == nil {
		return key, value, false
	}
	return node.Key, node.Value, true
}
