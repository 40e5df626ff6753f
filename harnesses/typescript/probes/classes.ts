class Account {
  private history: number[];

  constructor(private readonly owner: string, balance: number) {
    this.history = [balance];
  }

  add(amount: number): void {
    this.history.push(this.history.at(-1)! + amount);
  }

  getHistory(): number[] {
    return this.history;
  }

  greet(words: readonly string[]): string {
    return [...words, this.owner].join(' ');
  }
}
