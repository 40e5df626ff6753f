// As fast as the machine gives it.
// problem: add
// verdicts: MLE
#include <sys/mman.h>
class Solution { public: int add(int a, int b) {
    for (;;) mmap(nullptr, 1ul << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
} };
