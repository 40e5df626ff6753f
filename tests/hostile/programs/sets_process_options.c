// All that prctl and arch_prctl have to give.
// problem: add
// verdicts: AC
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0) puts("BREACH: new privileges");
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) puts("BREACH: new privileges were never refused");
    if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) == 0 && setuid(0) == 0) puts("BREACH: root");
    for (int right = 0; right < 41; right++) {
        if (prctl(PR_CAPBSET_READ, right, 0, 0, 0) == 1 && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, right, 0, 0) == 0)
            printf("BREACH: right %d\n", right);
    }
    if (prctl(PR_SET_SECUREBITS, 0x2f, 0, 0, 0) == 0) puts("BREACH: secure bits");
    if (prctl(PR_SET_SECCOMP, 2, 0, 0, 0) == 0) puts("BREACH: a filter of its own");
    if (prctl(PR_SET_MM, PR_SET_MM_EXE_FILE, 0, 0, 0) == 0) puts("BREACH: another program's name");
    if (prctl(PR_MCE_KILL, PR_MCE_KILL_CLEAR, 1, 0, 0) == 0) puts("BREACH: memory errors");
    prctl(PR_SET_NAME, "supervisor", 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
    prctl(PR_SET_TIMERSLACK, 4000000000UL, 0, 0, 0);
    return a + b;
}
