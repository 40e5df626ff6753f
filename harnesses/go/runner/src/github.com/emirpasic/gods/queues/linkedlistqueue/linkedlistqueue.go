// Package linkedlistqueue is the one that gods has since 1.16: a list in a queue's words.
package linkedlistqueue

import "github.com/emirpasic/gods/lists/singlylinkedlist"

// Queue gives the oldest value first.
type Queue struct{ list *singlylinkedlist.List }

func New() *Queue { return &Queue{singlylinkedlist.New()} }

func (queue *Queue) Enqueue(value interface{}) { queue.list.Add(value) }

func (queue *Queue) Dequeue() (value interface{}, ok bool) {
	if value, ok = queue.list.Get(0); ok {
		queue.list.Remove(0)
	}
	return value, ok
}

func (queue *Queue) Peek() (value interface{}, ok bool) { return queue.list.Get(0) }
func (queue *Queue) Empty() bool                        { return queue.list.Empty() }
func (queue *Queue) Size() int                          { return queue.list.Size() }
func (queue *Queue) Clear()                             { queue.list.Clear() }
func (queue *Queue) Values() []interface{}              { return queue.list.Values() }
func (queue *Queue) String() string                     { return queue.list.String() }
