// Package priorityqueue is gods' priority queue with type parameters: a heap in a queue's words.
package priorityqueue

import (
	"cmp"

	"github.com/emirpasic/gods/v2/trees/binaryheap"
	"github.com/emirpasic/gods/v2/utils"
)

// Queue gives the least value first.
type Queue[T comparable] struct{ heap *binaryheap.Heap[T] }

func New[T cmp.Ordered]() *Queue[T] { return NewWith(cmp.Compare[T]) }

func NewWith[T comparable](comparator utils.Comparator[T]) *Queue[T] {
	return &Queue[T]{binaryheap.NewWith(comparator)}
}

func (queue *Queue[T]) Enqueue(value T)             { queue.heap.Push(value) }
func (queue *Queue[T]) Dequeue() (value T, ok bool) { return queue.heap.Pop() }
func (queue *Queue[T]) Peek() (value T, ok bool)    { return queue.heap.Peek() }
func (queue *Queue[T]) Empty() bool                 { return queue.heap.Empty() }
func (queue *Queue[T]) Size() int                   { return queue.heap.Size() }
func (queue *Queue[T]) Clear()                      { queue.heap.Clear() }
func (queue *Queue[T]) Values() []T                 { return queue.heap.Values() }
