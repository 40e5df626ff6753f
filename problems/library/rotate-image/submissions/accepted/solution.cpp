class Solution {
public:
    void rotate(vector<vector<int>>& matrix) {
        reverse(matrix.begin(), matrix.end());
        for (size_t r = 0; r < matrix.size(); r++)
            for (size_t c = 0; c < r; c++) swap(matrix[r][c], matrix[c][r]);
    }
};
