// Leaves itself badly off: slow, deaf, small, masked.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

int add(int a, int b) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
    setpriority(PRIO_PROCESS, 0, 19);
    setpriority(PRIO_USER, 0, 19);
    sched_setscheduler(0, SCHED_IDLE, &(struct sched_param){0});
    umask(0777);
    for (int kind = 0; kind < RLIM_NLIMITS; kind++)
        if (kind != RLIMIT_AS && kind != RLIMIT_DATA && kind != RLIMIT_STACK) setrlimit(kind, &(struct rlimit){4, 4});
    prctl(PR_SET_TIMERSLACK, 1000000000UL, 0, 0, 0);
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
    int file = open("/proc/self/oom_score_adj", O_WRONLY);
    if (file >= 0) (void)!write(file, "1000", 4);
    return a + b;
}
