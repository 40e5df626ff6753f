class JudgePeeking {
  private iterator: PeekingIterator;
  constructor(nums: number[]) {
    this.iterator = new PeekingIterator(new NumberIterator(nums));
  }
  peek(): number {
    return this.iterator.peek();
  }
  next(): number {
    return this.iterator.next();
  }
  hasNext(): boolean {
    return this.iterator.hasNext();
  }
}
