int probe(int* values, int valuesSize) {
    values = realloc(values, 1000 * sizeof(int));
    memset(values, -1, 1000 * sizeof(int));
    free(values);
    return valuesSize;
}
