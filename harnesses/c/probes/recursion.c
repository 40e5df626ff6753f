static int depth(int n, int* path, int size) {
    if (n == 0) return 0;
    path[size] = n;
    return depth(n - 1, path, size + 1) + path[size] / n;
}

int probe(int n) {
    int *path = malloc(n * sizeof(int));
    int result = depth(n, path, 0);
    free(path);
    return result;
}
