function probe(n: number): number {
  return 1 + probe(n + 1);
}
