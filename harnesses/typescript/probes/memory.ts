function probe(n: number): number {
  const kept: number[][] = [];
  for (;;) kept.push(new Array<number>(1 << 17).fill(n));
}
