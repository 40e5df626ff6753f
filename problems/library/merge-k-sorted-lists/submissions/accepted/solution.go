type heads []*ListNode

func (h heads) Len() int           { return len(h) }
func (h heads) Less(i, j int) bool { return h[i].Val < h[j].Val }
func (h heads) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *heads) Push(x any)        { *h = append(*h, x.(*ListNode)) }
func (h *heads) Pop() any {
    last := (*h)[len(*h)-1]
    *h = (*h)[:len(*h)-1]
    return last
}

func mergeKLists(lists []*ListNode) *ListNode {
    waiting := heads{}
    for _, list := range lists {
        if list != nil {
            waiting = append(waiting, list)
        }
    }
    heap.Init(&waiting)
    before := &ListNode{}
    for tail := before; len(waiting) > 0; tail = tail.Next {
        tail.Next = waiting[0]
        if next := waiting[0].Next; next != nil {
            waiting[0] = next
            heap.Fix(&waiting, 0)
        } else {
            heap.Pop(&waiting)
        }
    }
    return before.Next
}
