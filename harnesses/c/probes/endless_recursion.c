int probe(int n) {
    volatile int here[16] = {n};
    return here[0] + probe(n + 1) + here[15];
}
