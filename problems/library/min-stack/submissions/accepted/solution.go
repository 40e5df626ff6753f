type MinStack struct {
    values, minima []int
}

func Constructor() MinStack {
    return MinStack{minima: []int{math.MaxInt}}
}

func (this *MinStack) Push(val int) {
    this.values = append(this.values, val)
    this.minima = append(this.minima, min(val, this.GetMin()))
}

func (this *MinStack) Pop() {
    this.values = this.values[:len(this.values)-1]
    this.minima = this.minima[:len(this.minima)-1]
}

func (this *MinStack) Top() int {
    return this.values[len(this.values)-1]
}

func (this *MinStack) GetMin() int {
    return this.minima[len(this.minima)-1]
}
