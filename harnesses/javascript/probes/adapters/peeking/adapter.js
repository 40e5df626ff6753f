class JudgePeeking {
  constructor(nums) {
    this.iterator = new PeekingIterator(new Iterator(nums));
  }
  peek() {
    return this.iterator.peek();
  }
  next() {
    return this.iterator.next();
  }
  hasNext() {
    return this.iterator.hasNext();
  }
}
