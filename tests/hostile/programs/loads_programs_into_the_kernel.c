// Programs of its own inside the kernel: bpf in its many places, modules, another kernel.
// problem: add
// verdicts: AC
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    char attributes[128] = {0};
    for (int command = 0; command < 40; command++)
        if (syscall(SYS_bpf, command, attributes, sizeof attributes) >= 0) printf("BREACH: bpf command %d\n", command);
    attributes[0] = 1;
    if (syscall(SYS_perf_event_open, attributes, 0, -1, -1, 0) >= 0) puts("BREACH: perf_event_open");
    int ends[2];
    struct { unsigned short count; void *program; } filter = {0, NULL};
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0 && setsockopt(ends[0], SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) == 0)
        puts("BREACH: an empty filter");
    if (syscall(SYS_init_module, attributes, sizeof attributes, "") == 0) puts("BREACH: init_module");
    if (syscall(SYS_finit_module, 0, "", 0) == 0) puts("BREACH: finit_module");
    if (syscall(SYS_kexec_load, 0, 0, 0, 0) == 0) puts("BREACH: kexec_load");
    if (syscall(SYS_seccomp, 1, 0, &filter) == 0) puts("BREACH: a filter of its own");
    return a + b;
}
