// Package priorityqueue is the one that gods has since 1.16: a binary heap in a queue's words.
package priorityqueue

import (
	"github.com/emirpasic/gods/trees/binaryheap"
	"github.com/emirpasic/gods/utils"
)

// Queue gives the least value first.
type Queue struct{ heap *binaryheap.Heap }

func NewWith(comparator utils.Comparator) *Queue { return &Queue{binaryheap.NewWith(comparator)} }

func (queue *Queue) Enqueue(value interface{})             { queue.heap.Push(value) }
func (queue *Queue) Dequeue() (value interface{}, ok bool) { return queue.heap.Pop() }
func (queue *Queue) Peek() (value interface{}, ok bool)    { return queue.heap.Peek() }
func (queue *Queue) Empty() bool                           { return queue.heap.Empty() }
func (queue *Queue) Size() int                             { return queue.heap.Size() }
func (queue *Queue) Clear()                                { queue.heap.Clear() }
func (queue *Queue) Values() []interface{}                 { return queue.heap.Values() }
func (queue *Queue) String() string                        { return queue.heap.String() }
func (queue *Queue) Iterator() binaryheap.Iterator         { return queue.heap.Iterator() }
