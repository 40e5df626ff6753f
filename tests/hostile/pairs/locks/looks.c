// Asks for the same locks.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static const char *const files[] = {"/proc/self/ns/user", "/proc/self/ns/ipc", "/usr/bin/env", "/etc/passwd", "/dev/null", "/proc/version", "/box", "/tmp"};

int add(int a, int b) {
    int found = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int file = open(files[i], O_RDONLY);
        if (file < 0) continue;
        found += flock(file, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK;
        struct flock lock = {.l_type = F_WRLCK};
        found += fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
        found += fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
        close(file);
    }
    FILE *locks = fopen("/proc/locks", "r");
    char line[256];
    while (locks && fgets(line, sizeof line, locks)) found += strstr(line, "7654321") != NULL;
    if (locks) fclose(locks);
    if (found) printf("BREACH: found %d\n", found);
    return found ? -1 : a + b;
}
