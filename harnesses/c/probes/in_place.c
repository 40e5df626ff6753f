void probe(int* values, int valuesSize) {
    for (int i = 0; i < valuesSize / 2; i++) {
        int value = values[i];
        values[i] = values[valuesSize - 1 - i];
        values[valuesSize - 1 - i] = value;
    }
}
