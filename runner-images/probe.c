#define _GNU_SOURCE
#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

char *tell(char *at, char *end, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(at, (size_t)(end - at), format, arguments);
    va_end(arguments);
    return n < 0 || n >= end - at ? end - 1 : at + n;
}

/* Run a system call of a foreign ABI in a child: true when it comes back. */
static bool survives(void (*call)(void))
{
    pid_t pid = fork();
    if (pid < 0)
        return true; /* not known to be shut */
    if (pid == 0) {
        call();
        _exit(0);
    }
    int status;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void call_i386(void)
{
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "memory"); /* getpid */
    if (result <= 0)
        _exit(1);
}

static void call_x32(void)
{
    if (syscall(0x40000000 + SYS_getpid) <= 0)
        _exit(1);
}

static void call_clone_user(void)
{
    long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);
    if (pid < 0)
        _exit(1);
}

static void call_ptrace(void)
{
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
        _exit(1);
}

static bool opens(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static bool is_mounted(const char *path, unsigned long flags)
{
    struct statvfs facts;
    return statvfs(path, &facts) == 0 && (facts.f_flag & flags) == flags;
}

char *tell_doors(char *at, char *end)
{
    char byte = 0, other = 1;
    struct iovec local = {&byte, 1}, remote = {&other, 1};
    struct {
        const char *name;
        bool is_open;
    } doors[] = {
        {"socket(AF_INET)", socket(AF_INET, SOCK_STREAM, 0) >= 0},
        {"socket(AF_INET6)", socket(AF_INET6, SOCK_DGRAM, 0) >= 0},
        {"socket(AF_UNIX)", socket(AF_UNIX, SOCK_STREAM, 0) >= 0},
        {"socket(AF_NETLINK)", socket(AF_NETLINK, SOCK_RAW, 0) >= 0},
        {"socket(AF_VSOCK)", socket(AF_VSOCK, SOCK_STREAM, 0) >= 0},
        {"unshare(user)", syscall(SYS_unshare, CLONE_NEWUSER) == 0},
        {"unshare(mount)", syscall(SYS_unshare, CLONE_NEWNS) == 0},
        {"clone(user)", survives(call_clone_user)},
        {"setns", syscall(SYS_setns, -1, 0) == 0 || errno == EBADF},
        {"mount", mount("none", "/tmp", "tmpfs", 0, NULL) == 0},
        {"ptrace", survives(call_ptrace)},
        {"process_vm_readv", syscall(SYS_process_vm_readv, getpid(), &local, 1, &remote, 1, 0) == 1},
        {"kcmp", syscall(SYS_kcmp, getpid(), getpid(), 1 /* KCMP_VM */, 0, 0) == 0},
        {"pidfd_getfd", syscall(SYS_pidfd_getfd, -1, 0, 0) == 0 || errno == EBADF},
        {"keyctl", syscall(SYS_keyctl, 0, -3, 1, 0, 0) >= 0},
        {"add_key", syscall(SYS_add_key, "user", "gavel", "x", 1, -3) >= 0},
        {"bpf", syscall(SYS_bpf, 0, NULL, 0) >= 0 || errno == EINVAL || errno == EFAULT},
        {"perf_event_open", syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0) >= 0 || errno == EFAULT},
        {"userfaultfd", syscall(SYS_userfaultfd, 1 /* user mode only */) >= 0},
        {"io_uring_setup", syscall(SYS_io_uring_setup, 1, NULL) >= 0 || errno == EFAULT},
        {"name_to_handle_at",
         syscall(SYS_name_to_handle_at, -1, "", NULL, NULL, 0) >= 0 || errno == EFAULT || errno == EBADF},
        {"open_by_handle_at", syscall(SYS_open_by_handle_at, -1, NULL, 0) >= 0 || errno == EFAULT || errno == EBADF},
        {"fanotify_init", syscall(SYS_fanotify_init, 0, 0) >= 0},
        {"inotify_init", syscall(SYS_inotify_init1, 0) >= 0},
        {"personality", personality(ADDR_NO_RANDOMIZE) >= 0},
        {"mknod", mknodat(AT_FDCWD, "/tmp/.probe", S_IFIFO | 0600, 0) == 0},
        {"shmget", syscall(SYS_shmget, 0, 4096, 0600) >= 0},
        {"flock", syscall(SYS_flock, -1, 1) == 0 || errno == EBADF},
        {"seccomp", syscall(SYS_seccomp, 2 /* GET_ACTION_AVAIL */, 0, NULL) == 0 || errno == EFAULT},
        {"clone3, refused so that glibc does not fall back to clone", syscall(SYS_clone3, NULL, 0) == 0 || errno != ENOSYS},
        {"an unknown system call", syscall(9999) == 0 || errno != ENOSYS},
        {"system calls of i386", survives(call_i386)},
        {"system calls of x32", survives(call_x32)},
        {"setuid(0)", setuid(0) == 0},
        {"signals to the supervisor", kill(1, 0) == 0},
        {"the supervisor's memory", opens("/proc/1/mem", O_RDONLY)},
        {"the supervisor's environment", opens("/proc/1/environ", O_RDONLY)},
        {"the supervisor's descriptors", opens("/proc/1/fd", O_RDONLY | O_DIRECTORY)},
        {"writing /", opens("/.probe", O_WRONLY | O_CREAT)},
        {"writing /box", opens("/box/.probe", O_WRONLY | O_CREAT)},
        {"writing /dev", opens("/dev/.probe", O_WRONLY | O_CREAT)},
        {"writing /dev/shm", opens("/dev/shm/.probe", O_WRONLY | O_CREAT)},
        {"writing /dev/mqueue", opens("/dev/mqueue/.probe", O_WRONLY | O_CREAT)},
        {"writing /var/tmp", opens("/var/tmp/.probe", O_WRONLY | O_CREAT)},
        {"writing /run", opens("/run/.probe", O_WRONLY | O_CREAT)},
        {"running programs in /tmp", !is_mounted("/tmp", ST_NOEXEC | ST_NOSUID | ST_NODEV)},
        {"set-uid programs in /box", !is_mounted("/box", ST_NOSUID | ST_NODEV)},
    };
    bool is_first = true;
    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++)
        if (doors[i].is_open) {
            at = tell(at, end, "%s\"%s\"", is_first ? "" : ",", doors[i].name);
            is_first = false;
        }
    return at;
}

char *tell_status(char *at, char *end, const char *path)
{
    static const char *const wanted[] = {"Uid:",    "Gid:",        "Groups:", "CapInh:",    "CapPrm:", "CapEff:",
                                         "CapBnd:", "CapAmb:", "NoNewPrivs:", "Seccomp:"};
    FILE *status = fopen(path, "re");
    char line[512];
    bool is_first = true;
    while (status && fgets(line, sizeof line, status))
        for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
            size_t length = strlen(wanted[i]);
            if (strncmp(line, wanted[i], length))
                continue;
            at = tell(at, end, "%s\"%.*s\":\"", is_first ? "" : ",", (int)length - 1, wanted[i]);
            is_first = false;
            for (const char *c = line + length; *c && *c != '\n'; c++)
                if (*c != '\t' || at[-1] != '"')
                    at = tell(at, end, "%c", *c == '\t' ? ' ' : *c);
            at = tell(at, end, "\"");
        }
    if (status)
        fclose(status);
    return at;
}

char *tell_interfaces(char *at, char *end)
{
    FILE *devices = fopen("/proc/self/net/dev", "re");
    char line[512], name[32];
    bool is_first = true;
    while (devices && fgets(line, sizeof line, devices))
        if (strchr(line, ':') && sscanf(line, " %30[a-zA-Z0-9_.-]:", name) == 1) {
            at = tell(at, end, "%s\"%s\"", is_first ? "" : ",", name);
            is_first = false;
        }
    if (devices)
        fclose(devices);
    return at;
}
