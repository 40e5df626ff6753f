// A stack without end.
// problem: add
// verdicts: RE MLE
class Solution { public: int add(int a, int b) { volatile char room[4096]; room[0] = a; return add(b, a) + room[0] + 1; } };
