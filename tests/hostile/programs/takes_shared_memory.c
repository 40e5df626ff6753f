// Memory that its children share with it, and nobody owns alone.
// problem: add
// verdicts: MLE
#include <sys/mman.h>
#include <unistd.h>

int add(int a, int b) {
    for (;;) {
        char *more = mmap(NULL, 8 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (more == MAP_FAILED) pause();
        memset(more, 1, 8 << 20);
    }
}
