// Leaves a process that holds locks on what both can open.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static const char *const files[] = {"/proc/self/ns/user", "/proc/self/ns/ipc", "/usr/bin/env", "/etc/passwd", "/dev/null", "/proc/version", "/box", "/tmp"};

int add(int a, int b) {
    if (a != 1 || fork()) return a + b;
    setsid();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int file = open(files[i], O_RDONLY);
        flock(file, LOCK_EX);
        fcntl(file, F_SETLK, &(struct flock){.l_type = F_RDLCK});
        fcntl(file, F_OFD_SETLK, &(struct flock){.l_type = F_RDLCK, .l_start = 7654321, .l_len = 100});
        fcntl(file, F_SETLEASE, F_RDLCK);
    }
    for (int file = 0; file < 5; file++) close(file);
    for (;;) pause();
}
