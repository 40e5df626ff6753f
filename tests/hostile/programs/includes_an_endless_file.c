// The compiler reads without end.
// problem: add
// verdicts: CE
#include "/dev/zero"
int add(int a, int b) { return 0; }
