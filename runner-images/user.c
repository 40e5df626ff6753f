#define _GNU_SOURCE
#include "user.h"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    OPEN_FILES = 512,
    NO_PROCESS = 126, /* how a child ends that could not become what it should */
};

/* Made from seccomp.json when the image is built: see filter.c. */
static struct sock_filter filter[] = {
#include "filter.inc"
};

bool act_as(uid_t uid)
{
    setfsgid(uid);
    setfsuid(uid);
    return (uid_t)setfsuid((uid_t)-1) == uid;
}

void reset_signals(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int s = 1; s < NSIG; s++)
        sigaction(s, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void limit(int resource, rlim_t value)
{
    struct rlimit old, wanted = {value, value};
    if (setrlimit(resource, &wanted) == 0)
        return;
    /* we may not raise a hard limit: take what there is */
    if (getrlimit(resource, &old) == 0 && old.rlim_max < value) {
        old.rlim_cur = old.rlim_max;
        if (setrlimit(resource, &old) == 0)
            return;
    }
    _exit(NO_PROCESS);
}

void take_bounds(const struct bounds *bounds)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_STACK, bounds->memory);
    limit(RLIMIT_FSIZE, bounds->file_size);
    limit(RLIMIT_NOFILE, OPEN_FILES);
    limit(RLIMIT_NPROC, bounds->processes);
    limit(RLIMIT_MEMLOCK, 64 << 10);
    limit(RLIMIT_MSGQUEUE, 0);
    limit(RLIMIT_SIGPENDING, 1024);
}

bool lose_rights(void)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
    return syscall(SYS_capset, &header, none) == 0;
}

void become(uid_t uid, bool is_filtered)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) { /* when the container runs out of memory, the program goes first and we never */
        if (write(fd, "1000", 4) != 4)
            _exit(NO_PROCESS);
        close(fd);
    }
    umask(022);
    if (setsid() < 0 || setgroups(0, NULL) < 0 || setresgid(uid, uid, uid) < 0 || setresuid(uid, uid, uid) < 0 ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        _exit(NO_PROCESS);
    /* where root does not exist, changing the user does not take the rights away */
    if (!lose_rights() || setuid(0) == 0)
        _exit(NO_PROCESS);
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (is_filtered && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
        _exit(NO_PROCESS);
}
