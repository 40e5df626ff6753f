type numbers struct{ sort.IntSlice }

func (n *numbers) Push(x any) { n.IntSlice = append(n.IntSlice, x.(int)) }

func (n *numbers) Pop() any {
    last := n.Len() - 1
    x := n.IntSlice[last]
    n.IntSlice = n.IntSlice[:last]
    return x
}

// The lower half is kept negated, so that its largest comes first.
type MedianFinder struct {
    lower, upper numbers
}

func Constructor() MedianFinder {
    return MedianFinder{}
}

func (this *MedianFinder) AddNum(num int) {
    heap.Push(&this.lower, -num)
    heap.Push(&this.upper, -heap.Pop(&this.lower).(int))
    if this.upper.Len() > this.lower.Len() {
        heap.Push(&this.lower, -heap.Pop(&this.upper).(int))
    }
}

func (this *MedianFinder) FindMedian() float64 {
    if this.lower.Len() > this.upper.Len() {
        return float64(-this.lower.IntSlice[0])
    }
    return float64(this.upper.IntSlice[0]-this.lower.IntSlice[0]) / 2
}
