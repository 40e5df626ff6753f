// Pages that the kernel may not take back.
// problem: add
// verdicts: MLE
#include <sys/mman.h>

int add(int a, int b) {
    mlockall(MCL_CURRENT | MCL_FUTURE);
    for (;;) {
        char *more = malloc(16 << 20);
        if (!more) abort();
        memset(more, 1, 16 << 20);
        mlock(more, 16 << 20);
    }
}
