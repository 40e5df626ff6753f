class Solution {
public:
    int probe(int n) { n++; }
};
