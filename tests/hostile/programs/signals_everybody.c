// To all that there is, by every call that sends one, and once more by way of the kernel.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    siginfo_t forged = {.si_signo = SIGTERM, .si_code = SI_QUEUE};
    static const int signals[] = {SIGSTOP, SIGKILL, SIGCHLD, SIGTERM, SIGHUP, 64};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (kill(1, signals[i]) == 0) puts("BREACH: kill 1");
        if (syscall(SYS_tgkill, 1, 1, signals[i]) == 0) puts("BREACH: tgkill 1");
        if (syscall(SYS_rt_sigqueueinfo, 1, signals[i], &forged) == 0) puts("BREACH: rt_sigqueueinfo 1");
        int first = syscall(SYS_pidfd_open, 1, 0);
        if (first >= 0 && syscall(SYS_pidfd_send_signal, first, signals[i], NULL, 0) == 0) puts("BREACH: pidfd_send_signal 1");
        if (first >= 0) close(first);
        kill(-1, signals[i]);
        if (getppid()) kill(getppid(), signals[i]);
    }
    int ends[2];
    if (pipe(ends) == 0) {
        fcntl(ends[0], F_SETOWN, 1);
        fcntl(ends[0], F_SETSIG, SIGKILL);
        fcntl(ends[0], F_SETFL, O_ASYNC | O_NONBLOCK);
        (void)!write(ends[1], "x", 1);
        close(ends[0]);
        close(ends[1]);
    }
    return a + b;
}
