int probe(int* values, int valuesSize) {
    int count = 0;
    for (int i = 0; i < valuesSize; i++) if (values[i] % 2 == 0) values[count++] = values[i];
    return count;
}
