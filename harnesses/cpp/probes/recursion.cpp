class Solution {
    int depth(int n, vector<int>& path) {
        if (n == 0) return 0;
        path.push_back(n);
        int below = depth(n - 1, path);
        path.pop_back();
        return below + 1;
    }

public:
    int probe(int n) {
        vector<int> path;
        return depth(n, path);
    }
};
