void rotate(int** matrix, int matrixSize, int* matrixColSize) {
    int last = matrixSize - 1;
    for (int row = 0; row < matrixSize / 2; row++) {
        for (int column = row; column < last - row; column++) {
            int kept = matrix[row][column];
            matrix[row][column] = matrix[last - column][row];
            matrix[last - column][row] = matrix[last - row][last - column];
            matrix[last - row][last - column] = matrix[column][last - row];
            matrix[column][last - row] = kept;
        }
    }
}
