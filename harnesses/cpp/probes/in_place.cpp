class Solution {
public:
    void probe(vector<int>& values) { reverse(values.begin(), values.end()); }
};
