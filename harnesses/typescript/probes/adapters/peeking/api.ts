class NumberIterator {
  private at = 0;
  constructor(private nums: number[]) {}
  hasNext(): boolean {
    return this.at < this.nums.length;
  }
  next(): number {
    return this.nums[this.at++];
  }
}
