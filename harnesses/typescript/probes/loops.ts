function probe(n: number): number {
  while (n === 0) {}
  return n;
}
