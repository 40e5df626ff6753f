class Solution {
public:
    vector<double> probe(int n) { return {nan(""), INFINITY, -INFINITY}; }
};
