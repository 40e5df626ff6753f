int probe(int n) {
    volatile int stays = n;
    while (stays == 0) {
    }
    return n;
}
