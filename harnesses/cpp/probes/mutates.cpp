class Solution {
public:
    int probe(vector<int>& values) {
        int count = values.size();
        values.clear();
        return count;
    }
};
