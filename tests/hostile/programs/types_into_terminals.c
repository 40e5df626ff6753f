// What is typed into a terminal is run by whoever sits there.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

int add(int a, int b) {
    static const char *const terminals[] = {"/dev/tty", "/dev/console", "/dev/tty0", "/dev/tty1", "/dev/pts/0", "/dev/vcs", "/proc/1/fd/0"};
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        int file = open(terminals[i], O_RDWR | O_NOCTTY);
        if (file >= 0 && ioctl(file, TIOCSTI, "x") == 0) printf("BREACH: typed into %s\n", terminals[i]);
        if (file >= 0) close(file);
    }
    for (int file = 0; file < 5; file++)
        if (ioctl(file, TIOCSTI, "x") == 0 || isatty(file)) printf("BREACH: descriptor %d is a terminal\n", file);
    return a + b;
}
