class PeekingIterator {
  private ahead: number[] = [];
  constructor(private iterator: NumberIterator) {}

  peek(): number {
    if (this.ahead.length === 0) this.ahead.push(this.iterator.next());
    return this.ahead[0];
  }

  next(): number {
    this.peek();
    return this.ahead.pop()!;
  }

  hasNext(): boolean {
    return this.ahead.length > 0 || this.iterator.hasNext();
  }
}
