function probe(n: number): number {
  if (n === 0) {
    console.log('bye');
    process.exit(0);
  }
  return n;
}
