// Rooms of its own, where it would be root, and those of others.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct { int flag; const char *name; } kinds[] = {
    {CLONE_NEWUSER, "user"}, {CLONE_NEWNS, "mnt"}, {CLONE_NEWPID, "pid"}, {CLONE_NEWIPC, "ipc"},
    {CLONE_NEWNET, "net"}, {CLONE_NEWUTS, "uts"}, {CLONE_NEWCGROUP, "cgroup"}, {0x80, "time"},
};

int add(int a, int b) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *name = kinds[i].name;
        if (syscall(SYS_unshare, kinds[i].flag) == 0) printf("BREACH: unshare %s\n", name);
        if (syscall(SYS_unshare, CLONE_NEWUSER | kinds[i].flag) == 0) printf("BREACH: unshare user and %s\n", name);
        if (kinds[i].flag != 0x80) {  // 0x80 is part of clone's signal
            pid_t child = syscall(SYS_clone, CLONE_NEWUSER | kinds[i].flag | SIGCHLD, 0, 0, 0, 0);
            if (child == 0) _exit(0);
            if (child > 0) printf("BREACH: clone %s\n", name), waitpid(child, NULL, 0);
        }
        unsigned long long arguments[11] = {CLONE_NEWUSER | kinds[i].flag, 0, 0, 0, SIGCHLD};
        pid_t child = syscall(SYS_clone3, arguments, sizeof arguments);
        if (child == 0) _exit(0);
        if (child > 0) printf("BREACH: clone3 %s\n", name), waitpid(child, NULL, 0);
        static const char *const whose[] = {"self", "1"};
        for (int w = 0; w < 2; w++) {
            char path[64];
            snprintf(path, sizeof path, "/proc/%s/ns/%s", whose[w], name);
            int file = open(path, O_RDONLY);
            if (file >= 0 && syscall(SYS_setns, file, 0) == 0) printf("BREACH: setns %s\n", path);
            if (file >= 0) close(file);
        }
    }
    int first = syscall(SYS_pidfd_open, 1, 0);
    if (first >= 0 && syscall(SYS_setns, first, CLONE_NEWNS | CLONE_NEWPID) == 0) puts("BREACH: setns by pidfd");
    return a + b;
}
