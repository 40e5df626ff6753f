class Solution {
    public void rotate(int[][] matrix) {
        int n = matrix.length;
        int[][] copy = new int[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                copy[c][n - r] = matrix[r][c];  // n - r is n in the first row
            }
        }
        for (int r = 0; r < n; r++) matrix[r] = copy[r];
    }
}
