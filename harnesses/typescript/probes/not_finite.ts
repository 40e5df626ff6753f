function probe(n: number): number[] {
  return [NaN, Infinity, -Infinity];
}
