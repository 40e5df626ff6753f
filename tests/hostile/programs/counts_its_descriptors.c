// Looks for what the supervisor forgot to close.
// problem: add
// verdicts: AC
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int add(int a, int b) {
    for (int file = 0; file < 4096; file++) {
        struct stat status;
        if (fstat(file, &status) < 0) continue;
        if (file > 4) printf("BREACH: descriptor %d is open\n", file);
        if (S_ISSOCK(status.st_mode) || S_ISDIR(status.st_mode) || S_ISREG(status.st_mode)) printf("BREACH: descriptor %d is a %o\n", file, status.st_mode);
    }
    int root = open("/proc/self/root", O_RDONLY | O_DIRECTORY);
    if (root >= 0 && openat(root, "../../../../var/lib/docker", O_RDONLY) >= 0) puts("BREACH: the host's files");
    return a + b;
}
