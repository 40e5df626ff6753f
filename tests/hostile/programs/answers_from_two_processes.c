// Both are right, and one is too many.
// problem: add
// verdicts: RE WA
#include <unistd.h>

int add(int a, int b) {
    fork();
    return a + b;
}
