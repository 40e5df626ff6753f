// The usual crash.
// problem: add
// verdicts: RE
class Solution { public: int add(int a, int b) { volatile int *volatile p = (int *)8; *p = a; return b; } };
