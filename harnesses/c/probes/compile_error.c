int probe(int n) {
    retrun n;  // HERE
}
