int probe(int n) {
    assert(n != 0 || !"boom");  // HERE
    return n;
}
