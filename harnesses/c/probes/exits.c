int probe(int n) {
    if (n == 0) {
        puts("bye");
        exit(0);
    }
    return n;
}
