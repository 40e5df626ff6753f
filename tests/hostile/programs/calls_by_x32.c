// The system calls of x32, whose numbers no filter may have thought of.
// problem: add
// verdicts: RE
#include <unistd.h>

int add(int a, int b) {
    printf("BREACH: x32 gave %ld\n", syscall(0x40000000L + 39));
    return a + b;
}
