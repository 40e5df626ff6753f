// The clock, the name, the ports, the swap, the log, the power switch.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sched.h>
#include <sys/io.h>
#include <sys/klog.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <unistd.h>

int add(int a, int b) {
    struct timespec now;
    struct timex change = {.modes = ADJ_FREQUENCY};
    char log[256];
    clock_gettime(CLOCK_REALTIME, &now);
    if (clock_settime(CLOCK_REALTIME, &now) == 0) puts("BREACH: set the clock");
    if (adjtimex(&change) >= 0) puts("BREACH: turned the clock");
    if (sethostname("x", 1) == 0 || setdomainname("x", 1) == 0) puts("BREACH: renamed the host");
    if (iopl(3) == 0 || ioperm(0x70, 1, 1) == 0) puts("BREACH: ports");
    if (swapoff("/x") == 0 || swapon("/tmp/x", 0) == 0) puts("BREACH: swap");
    if (klogctl(3, log, sizeof log) >= 0) puts("BREACH: the kernel's log");
    if (acct("/tmp/x") == 0) puts("BREACH: accounting");
    if (vhangup() == 0) puts("BREACH: vhangup");
    if (syscall(SYS_quotactl, 0, "x", 0, 0) == 0) puts("BREACH: quotas");
    if (reboot(0x89abcdef) == 0) puts("BREACH: the power switch");
    if (nice(-20) != -1 || setpriority(PRIO_PROCESS, 0, -20) == 0) puts("BREACH: before all others");
    if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 99}) == 0) puts("BREACH: in real time");
    if (syscall(SYS_ioprio_set, 1, 0, 1 << 13) == 0) puts("BREACH: disks in real time");
    cpu_set_t all;
    memset(&all, 0xff, sizeof all);
    sched_setaffinity(0, sizeof all, &all);
    if (sched_getaffinity(0, sizeof all, &all) == 0 && CPU_COUNT(&all) > 1) puts("BREACH: more than one processor");
    return a + b;
}
