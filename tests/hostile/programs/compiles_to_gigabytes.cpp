// A program larger than any disk of ours.
// problem: add
// verdicts: CE
char huge[1u << 31] = {1};
class Solution { public: int add(int a, int b) { return huge[a & 1]; } };
