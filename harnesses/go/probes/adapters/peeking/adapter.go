type JudgePeeking struct{ iterator *PeekingIterator }

func NewJudgePeeking(nums []int) JudgePeeking {
	return JudgePeeking{Constructor(&Iterator{nums})}
}

func (this *JudgePeeking) Peek() int     { return this.iterator.peek() }
func (this *JudgePeeking) Next() int     { return this.iterator.next() }
func (this *JudgePeeking) HasNext() bool { return this.iterator.hasNext() }
