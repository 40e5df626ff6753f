type Iterator struct{ nums []int }

func (this *Iterator) hasNext() bool { return len(this.nums) > 0 }

func (this *Iterator) next() int {
	first := this.nums[0]
	this.nums = this.nums[1:]
	return first
}
