// Package binaryheap is gods' heap with type parameters.
package binaryheap

import (
	"cmp"
	"slices"

	"github.com/emirpasic/gods/v2/utils"
)

// Heap gives the least value first.
type Heap[T comparable] struct {
	values     []T
	Comparator utils.Comparator[T]
}

func New[T cmp.Ordered]() *Heap[T] { return NewWith(cmp.Compare[T]) }

func NewWith[T comparable](comparator utils.Comparator[T]) *Heap[T] {
	return &Heap[T]{Comparator: comparator}
}

func (heap *Heap[T]) Push(values ...T) {
	for _, value := range values {
		at := len(heap.values)
		heap.values = append(heap.values, value)
		for ; at > 0 && heap.Comparator(value, heap.values[(at-1)/2]) < 0; at = (at - 1) / 2 {
			heap.values[at] = heap.values[(at-1)/2]
		}
		heap.values[at] = value
	}
}

func (heap *Heap[T]) Pop() (value T, ok bool) {
	if value, ok = heap.Peek(); !ok {
		return value, false
	}
	last := len(heap.values) - 1
	moved := heap.values[last]
	heap.values = heap.values[:last]
	if last == 0 {
		return value, true
	}
	at := 0
	for child := 1; child < last; child = 2*at + 1 {
		if child+1 < last && heap.Comparator(heap.values[child+1], heap.values[child]) < 0 {
			child++
		}
		if heap.Comparator(heap.values[child], moved) >= 0 {
			break
		}
		heap.values[at] = heap.values[child]
		at = child
	}
	heap.values[at] = moved
	return value, true
}

func (heap *Heap[T]) Peek() (value T, ok bool) {
	if len(heap.values) == 0 {
		return value, false
	}
	return heap.values[0], true
}

func (heap *Heap[T]) Empty() bool { return len(heap.values) == 0 }
func (heap *Heap[T]) Size() int   { return len(heap.values) }
func (heap *Heap[T]) Clear()      { heap.values = nil }

// Values returns all in the order in which they would be popped.
func (heap *Heap[T]) Values() []T {
	return slices.SortedFunc(slices.Values(heap.values), heap.Comparator)
}
