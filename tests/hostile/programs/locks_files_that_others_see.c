// A lock on a file that every container has is a word to the one who asks for it.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    static const char *const files[] = {"/proc/self/ns/user", "/proc/self/ns/time", "/usr/bin/env", "/etc/passwd", "/dev/null", "/proc/1", "/sys"};
    struct flock lock = {.l_type = F_RDLCK, .l_len = 1}, asked;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int file = open(files[i], O_RDONLY);
        if (file < 0) continue;
        if (flock(file, LOCK_SH | LOCK_NB) == 0) printf("BREACH: flock on %s\n", files[i]);
        asked = lock;
        asked.l_type = F_WRLCK;
        if (fcntl(file, F_GETLK, &asked) == 0) printf("BREACH: asked for the locks on %s\n", files[i]);
        if (fcntl(file, F_OFD_GETLK, &asked) == 0) printf("BREACH: asked for the open locks on %s\n", files[i]);
        if (fcntl(file, F_SETLEASE, F_RDLCK) == 0) printf("BREACH: a lease on %s\n", files[i]);
        if (fcntl(file, F_NOTIFY, DN_ACCESS) == 0) printf("BREACH: a notice of %s\n", files[i]);
        close(file);
    }
    return a + b;
}
