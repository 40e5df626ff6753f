int probe(int n) { n++; }
