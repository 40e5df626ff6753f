// Package treeset is gods' ordered set with type parameters.
package treeset

import (
	"cmp"

	"github.com/emirpasic/gods/v2/trees/redblacktree"
	"github.com/emirpasic/gods/v2/utils"
)

type Set[T comparable] struct {
	tree *redblacktree.Tree[T, struct{}]
}

func New[T cmp.Ordered](values ...T) *Set[T] { return NewWith(cmp.Compare[T], values...) }

func NewWith[T comparable](comparator utils.Comparator[T], values ...T) *Set[T] {
	set := &Set[T]{redblacktree.NewWith[T, struct{}](comparator)}
	set.Add(values...)
	return set
}

func (set *Set[T]) Add(values ...T) {
	for _, value := range values {
		set.tree.Put(value, struct{}{})
	}
}

func (set *Set[T]) Remove(values ...T) {
	for _, value := range values {
		set.tree.Remove(value)
	}
}

func (set *Set[T]) Contains(values ...T) bool {
	for _, value := range values {
		if set.tree.GetNode(value) == nil {
			return false
		}
	}
	return true
}

func (set *Set[T]) Empty() bool { return set.tree.Empty() }
func (set *Set[T]) Size() int   { return set.tree.Size() }
func (set *Set[T]) Clear()      { set.tree.Clear() }
func (set *Set[T]) Values() []T { return set.tree.Keys() }

// Iterator goes through the values in order.
type Iterator[T comparable] struct {
	*redblacktree.Iterator[T, struct{}]
}

func (set *Set[T]) Iterator() Iterator[T] { return Iterator[T]{set.tree.Iterator()} }
func (iterator Iterator[T]) Value() T     { return iterator.Key() }
