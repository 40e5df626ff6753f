int other(int n) { return n; }
