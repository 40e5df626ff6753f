double* probe(int n, int* returnSize) {
    static double values[] = {NAN, INFINITY, -INFINITY};
    *returnSize = 3;
    return values;
}
