class Solution {
public:
    vector<int> spiralOrder(vector<vector<int>>& matrix) {
        int m = matrix.size(), n = matrix[0].size(), r = 0, c = 0, down = 0, right = 1;
        vector<vector<bool>> visited(m, vector<bool>(n));
        vector<int> order;
        while ((int)order.size() < m * n) {
            order.push_back(matrix[r][c]);
            visited[r][c] = true;
            int x = r + down, y = c + right;
            if (x < 0 || y < 0 || x >= m || y >= n || visited[x][y]) tie(down, right) = pair(right, -down);
            r += down, c += right;
        }
        return order;
    }
};
