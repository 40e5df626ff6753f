class Solution {
public:
    vector<int> spiralOrder(vector<vector<int>>& matrix) {
        int n = matrix[0].size();
        vector<int> order;
        for (int ring = 0; ring < (n + 1) / 2; ring++) {
            int last = n - 1 - ring;
            for (int c = ring; c <= last; c++) order.push_back(matrix.at(ring).at(c));
            for (int r = ring + 1; r <= last; r++) order.push_back(matrix.at(r).at(last));
            for (int c = last - 1; c >= ring; c--) order.push_back(matrix.at(last).at(c));
            for (int r = last - 1; r > ring; r--) order.push_back(matrix.at(r).at(ring));
        }
        return order;
    }
};
