function probe(values: number[]): number {
  const count = values.length;
  values.length = 0;
  return count;
}
