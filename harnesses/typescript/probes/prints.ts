function probe(n: number): number {
  console.log('hello', n);
  process.stdout.write('no newline');
  console.error('warning', n);
  return n;
}
