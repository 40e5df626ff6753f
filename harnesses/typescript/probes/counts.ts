function probe(values: number[]): number {
  let count: number = 0;
  for (const value of values) if (value % 2 === 0) values[count++] = value;
  return count;
}
