// Brings its own system library.
// problem: add
// verdicts: WA
#include <sys/syscall.h>
#include <unistd.h>
extern "C" ssize_t write(int fd, const void *data, size_t size) {
    if (fd == 4) { syscall(SYS_write, 4, "3\n", 2); return size; }
    return syscall(SYS_write, fd, data, size);
}
extern "C" size_t fwrite(const void *data, size_t size, size_t n, FILE *file) { write(fileno(file), data, size * n); return n; }
class Solution { public: int add(int a, int b) { return 0; } };
