function probe(n) {
  if (n === 0) {
    console.log('bye');
    process.exit(0);
  }
  return n;
}
