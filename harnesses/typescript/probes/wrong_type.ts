function probe(n: number): number {
  return 'five' as unknown as number;
}
