function probe(n: number): number {
  n++;
  return undefined!;
}
