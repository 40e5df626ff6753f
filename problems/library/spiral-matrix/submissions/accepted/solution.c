/**
 * Note: The returned array must be malloced, assume caller calls free().
 */
int* spiralOrder(int** matrix, int matrixSize, int* matrixColSize, int* returnSize) {
    int top = 0, bottom = matrixSize - 1, left = 0, right = matrixColSize[0] - 1, size = 0;
    int *order = malloc(matrixSize * matrixColSize[0] * sizeof(int));
    while (top <= bottom && left <= right) {
        for (int c = left; c <= right; c++) order[size++] = matrix[top][c];
        for (int r = top + 1; r <= bottom; r++) order[size++] = matrix[r][right];
        if (top < bottom)
            for (int c = right - 1; c >= left; c--) order[size++] = matrix[bottom][c];
        if (left < right)
            for (int r = bottom - 1; r > top; r--) order[size++] = matrix[r][left];
        top++, bottom--, left++, right--;
    }
    *returnSize = size;
    return order;
}
