// An include without end.
// problem: add
// verdicts: CE
#include __FILE__
#include __FILE__
class Solution { public: int add(int a, int b) { return 0; } };
