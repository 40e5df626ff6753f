// Asks for the locks of everybody.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static const char *const files[] = {"/proc/self/exe", "/usr/bin/env", "/proc/self/ns/user", "/proc/self/ns/time", "/dev/null", "/dev/zero", "/dev/full"};

int add(int a, int b) {
    if (a != 1) return a + b;
    usleep(800000);
    int heard = 0, heard_here;
    FILE *locks = fopen("/proc/locks", "r");
    char line[256];
    while (locks && fgets(line, sizeof line, locks))
        if (strstr(line, "7654321")) heard++, printf("BREACH: /proc/locks: %s", line);
    if (locks) fclose(locks);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int file = open(files[i], O_RDWR);
        if (file < 0) file = open(files[i], O_RDONLY);
        if (file < 0) continue;
        struct flock lock = {.l_type = F_WRLCK, .l_start = 7654321, .l_len = 1000}, asked = lock;
        heard_here = fcntl(file, F_SETLK, &lock) < 0 && errno == EAGAIN;
        fcntl(file, F_SETLK, &(struct flock){.l_type = F_UNLCK});  // its own would be in its way
        heard_here += fcntl(file, F_OFD_SETLK, &lock) < 0 && errno == EAGAIN;
        heard_here += fcntl(file, F_GETLK, &asked) == 0 && asked.l_type != F_UNLCK;
        heard_here += flock(file, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK;
        if (heard_here) heard++, printf("BREACH: a lock on %s\n", files[i]);
        close(file);
    }
    return heard ? -1 : a + b;
}
