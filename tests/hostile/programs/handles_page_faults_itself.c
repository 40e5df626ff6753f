// Stops the kernel in the middle of a copy, for as long as it likes.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    for (int flags = 0; flags < 2; flags++)
        if (syscall(SYS_userfaultfd, flags | O_CLOEXEC) >= 0) printf("BREACH: userfaultfd %d\n", flags);
    if (open("/dev/userfaultfd", O_RDWR) >= 0) puts("BREACH: /dev/userfaultfd");
    if (open("/dev/fuse", O_RDWR) >= 0) puts("BREACH: /dev/fuse");
    return a + b;
}
