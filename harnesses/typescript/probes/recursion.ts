function probe(n: number): number {
  return n > 0 ? 1 + probe(n - 1) : 0;
}
