int probe(int n) {
    for (;;) memset(malloc(1 << 20), 'x', 1 << 20);
}
