// Fills its memory with a word, and ends without giving any of it back.
// problem: add
// verdicts: RE
#include <sys/mman.h>
#include <unistd.h>

int add(int a, int b) {
    for (int i = 0; i < 80; i++) {
        char *more = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, i % 2 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        for (int at = 0; at < 1 << 20; at += 16) memcpy(more + at, "PLANTED-PLANTED-", 16);
        int ends[2];
        if (i < 10 && pipe(ends) == 0) (void)!write(ends[1], more, 1 << 16);
    }
    abort();
}
