// A program that was never a file starts, and meets the same walls.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((constructor)) static void start(int count, char **words) {
    if (count != 2 || strcmp(words[1], "again")) return;
    if (setuid(0) == 0) puts("BREACH: root");
    if (syscall(SYS_unshare, 0x10000000) == 0) puts("BREACH: unshare");
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0) puts("BREACH: a socket");
    if (open("/etc/shadow", O_RDONLY) >= 0) puts("BREACH: /etc/shadow");
    if (kill(1, 0) == 0) puts("BREACH: process 1");
    fflush(stdout);
    _exit(0);
}

int add(int a, int b) {
    int self = open("/proc/self/exe", O_RDONLY), copy = memfd_create("again", MFD_CLOEXEC);
    while (self >= 0 && copy >= 0 && sendfile(copy, self, NULL, 1 << 20) > 0) {
    }
    pid_t child = fork();
    if (child == 0) {
        char *words[] = {"supervisor", "again", NULL}, *none[] = {NULL};
        syscall(SYS_execveat, copy, "", words, none, AT_EMPTY_PATH);
        _exit(1);
    }
    waitpid(child, NULL, 0);
    close(self);
    close(copy);
    return a + b;
}
