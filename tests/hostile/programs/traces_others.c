// Holds another process still and changes what it does: its parent, process 1, its own child.
// problem: add
// verdicts: AC
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int add(int a, int b) {
    pid_t child = fork();
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) puts("BREACH: PTRACE_TRACEME"), fflush(stdout);
        pause();
    }
    pid_t others[] = {1, getppid(), child};
    for (int i = 0; i < 3; i++) {
        if (ptrace(PTRACE_ATTACH, others[i], 0, 0) == 0) printf("BREACH: attached to %d\n", others[i]);
        if (ptrace(PTRACE_SEIZE, others[i], 0, 0) == 0) printf("BREACH: seized %d\n", others[i]);
        if (syscall(SYS_kcmp, getpid(), others[i], 1, 0, 0) >= 0) printf("BREACH: compared with %d\n", others[i]);
        int file = syscall(SYS_pidfd_open, others[i], 0);
        if (file >= 0 && syscall(SYS_pidfd_getfd, file, 0, 0) >= 0) printf("BREACH: took a descriptor of %d\n", others[i]);
        if (file >= 0) close(file);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return a + b;
}
