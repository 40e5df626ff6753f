class Solution {
public:
    int probe(int n) {
        vector<vector<char>> kept;
        for (;;) kept.emplace_back(1 << 20, 'x');
    }
};
