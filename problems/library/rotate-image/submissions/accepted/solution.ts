/**
 Do not return anything, modify matrix in-place instead.
 */
function rotate(matrix: number[][]): void {
    matrix.reverse();
    for (let row = 0; row < matrix.length; row++) {
        for (let column = 0; column < row; column++) {
            const kept: number = matrix[row][column];
            matrix[row][column] = matrix[column][row];
            matrix[column][row] = kept;
        }
    }
};
