class Solution {
public:
    int probe(int n) {
        if (n == 0) throw runtime_error("boom");
        return n;
    }
};
