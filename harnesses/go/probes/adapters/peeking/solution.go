type PeekingIterator struct {
	*Iterator
	ahead []int
}

func Constructor(iter *Iterator) *PeekingIterator {
	return &PeekingIterator{Iterator: iter}
}

func (this *PeekingIterator) hasNext() bool {
	return len(this.ahead) > 0 || this.Iterator.hasNext()
}

func (this *PeekingIterator) next() int {
	value := this.peek()
	this.ahead = nil
	return value
}

func (this *PeekingIterator) peek() int {
	if this.ahead == nil {
		this.ahead = []int{this.Iterator.next()}
	}
	return this.ahead[0]
}
