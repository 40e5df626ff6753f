// As many children as there may be, dead and not waited for.
// problem: add
// verdicts: AC
#include <unistd.h>

int add(int a, int b) {
    for (int i = 0; i < 2000; i++) {
        pid_t child = fork();
        if (child == 0) _exit(0);
        if (child < 0) break;
    }
    return a + b;
}
