char* probe(int n) { return "five"; }
