// Takes as much memory as it may have, of every kind, and reads it before it writes.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static int has_word(const char *bytes, size_t size) {
    for (size_t i = 0; i + 8 <= size; i += 16)
        if (bytes[i] == 'P' && bytes[i + 1] == 'L' && bytes[i + 2] == 'A' && bytes[i + 3] == 'N' && bytes[i + 7] == '-') return 1;
    return 0;
}

int add(int a, int b) {
    if (a != 1) return a + b;
    int found = 0;
    for (int i = 0; i < 90; i++) {
        char *more = i % 3 == 0 ? malloc(1 << 20) : mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, (i % 3 == 1 ? MAP_PRIVATE : MAP_SHARED) | MAP_ANONYMOUS, -1, 0);
        if (has_word(more, 1 << 20)) found++, printf("in %d\n", i % 3);
        memset(more, 1, 1 << 20);
    }
    char stack[1 << 20];
    __asm__ volatile("" : : "r"(stack) : "memory");
    if (has_word(stack, sizeof stack)) found++, puts("on the stack");
    int file = open("/tmp/hole", O_RDWR | O_CREAT, 0600);
    if (ftruncate(file, 8 << 20) == 0) found += has_word(mmap(NULL, 8 << 20, PROT_READ, MAP_SHARED, file, 0), 8 << 20);
    unlink("/tmp/hole");
    if (found) printf("BREACH: found it %d times\n", found);
    return found ? -1 : a + b;
}
