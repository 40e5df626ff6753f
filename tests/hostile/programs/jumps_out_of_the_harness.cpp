// Leaves by a way that runs no destructor, back to where it has been.
// problem: add
// verdicts: WA
#include <csetjmp>
static jmp_buf back;
static int times;
class Solution { public: int add(int a, int b) {
    if (setjmp(back)) return 0;
    if (++times < 3) longjmp(back, 1);
    return a + b;
} };
