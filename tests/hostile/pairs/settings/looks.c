// Is as well off as anybody.
// problem: add
// verdicts: AC
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

int add(int a, int b) {
    int found = 0;
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    for (int number = 1; number < 32; number++) {
        struct sigaction action;
        sigaction(number, NULL, &action);
        if (sigismember(&mask, number) || action.sa_handler == SIG_IGN) found++, printf("BREACH: deaf to %d\n", number);
    }
    if (getpriority(PRIO_PROCESS, 0) != 0 || sched_getscheduler(0) != SCHED_OTHER) found++, puts("BREACH: slow");
    mode_t before = umask(022);
    if (before != 022) found++, printf("BREACH: umask %o\n", before);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 64) found++, puts("BREACH: few files");
    if (prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0) > 1000000 || prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0)) found++, puts("BREACH: late");
    return found ? -1 : a + b;
}
