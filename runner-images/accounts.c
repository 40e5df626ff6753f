#define _GNU_SOURCE
#include "accounts.h"
#include "descriptors.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

uint64_t now_ns(clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) < 0)
        return 0;
    return (uint64_t)t.tv_sec * SECOND + (uint64_t)t.tv_nsec;
}

uint64_t since(uint64_t start, uint64_t now)
{
    return now > start ? now - start : 0;
}

static int cpu_fd = -1, memory_fd = -1, usage_fd = -1, oom_fd = -1;
static bool is_cgroup2;

void open_accounts(void)
{
    if ((memory_fd = open_own("/sys/fs/cgroup/memory/memory.stat")) >= 0) {
        usage_fd = open_own("/sys/fs/cgroup/memory/memory.usage_in_bytes");
        oom_fd = open_own("/sys/fs/cgroup/memory/memory.oom_control");
        cpu_fd = open_own("/sys/fs/cgroup/cpuacct/cpuacct.usage");
        if (cpu_fd < 0)
            cpu_fd = open_own("/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage");
    } else if ((usage_fd = open_own("/sys/fs/cgroup/memory.current")) >= 0) {
        /* memory.current does not exist in the root cgroup: what we see is our own */
        is_cgroup2 = true;
        memory_fd = open_own("/sys/fs/cgroup/memory.stat");
        oom_fd = open_own("/sys/fs/cgroup/memory.events");
        cpu_fd = open_own("/sys/fs/cgroup/cpu.stat");
    }
}

static bool read_account(int fd, char *text, size_t room)
{
    ssize_t n = fd < 0 ? -1 : pread(fd, text, room - 1, 0);
    if (n <= 0)
        return false;
    text[n] = 0;
    return true;
}

bool read_path(const char *path, char *text, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is_read = read_account(fd, text, room);
    if (fd >= 0)
        close(fd);
    return is_read;
}

uint64_t field(const char *text, const char *name)
{
    size_t length = strlen(name);
    for (const char *line = text; line && *line; line = strchr(line, '\n'), line = line ? line + 1 : NULL)
        if (!strncmp(line, name, length) && (line[length] == ' ' || line[length] == '\t'))
            return strtoull(line + length, NULL, 10);
    return 0;
}

/* Without a readable cgroup (gVisor, odd hosts): what all living processes have used, and what we have reaped. */
static struct account walk_processes(void)
{
    static long ticks;
    if (!ticks)
        ticks = sysconf(_SC_CLK_TCK);
    struct rusage reaped;
    getrusage(RUSAGE_CHILDREN, &reaped);
    struct account sum = {0, 0, 0};
    sum.cpu_ns = (uint64_t)(reaped.ru_utime.tv_sec + reaped.ru_stime.tv_sec) * SECOND +
                 (uint64_t)(reaped.ru_utime.tv_usec + reaped.ru_stime.tv_usec) * 1000;
    DIR *proc = opendir("/proc");
    if (!proc)
        return sum;
    for (struct dirent *entry; (entry = readdir(proc));) {
        char *end, path[64], text[1024];
        long pid = strtol(entry->d_name, &end, 10);
        if (*end || pid <= 1)
            continue;
        clockid_t clock;
        if (clock_getcpuclockid((pid_t)pid, &clock) == 0)
            sum.cpu_ns += now_ns(clock);
        snprintf(path, sizeof path, "/proc/%ld/stat", pid);
        if (!read_path(path, text, sizeof text))
            continue;
        char *after = strrchr(text, ')'); /* the name before it is the program's choice */
        unsigned long long user = 0, system = 0;
        if (after && sscanf(after + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %llu %llu",
                            &user, &system) == 2)
            sum.cpu_ns += (user + system) * (SECOND / (uint64_t)ticks);
        snprintf(path, sizeof path, "/proc/%ld/statm", pid);
        unsigned long long resident = 0, shared = 0;
        if (read_path(path, text, sizeof text) && sscanf(text, "%*u %llu %llu", &resident, &shared) == 2 &&
            resident > shared)
            sum.anonymous += (resident - shared) * PAGE;
    }
    closedir(proc);
    return sum;
}

uint64_t cpu_ns(void)
{
    char text[1024];
    if (!read_account(cpu_fd, text, sizeof text))
        return walk_processes().cpu_ns;
    uint64_t all = is_cgroup2 ? field(text, "usage_usec") * 1000 : strtoull(text, NULL, 10);
    uint64_t own = now_ns(CLOCK_PROCESS_CPUTIME_ID);
    return all > own ? all - own : 0;
}

uint64_t oom_kills(void)
{
    char text[1024];
    return read_account(oom_fd, text, sizeof text) ? field(text, "oom_kill") : 0;
}

/* Our own pages are in the container's account too. */
static uint64_t own_anonymous(void)
{
    /* Opened anew each time: a cell must not read its gate's. */
    char text[128];
    unsigned long long resident = 0, shared = 0;
    if (read_path("/proc/self/statm", text, sizeof text))
        sscanf(text, "%*u %llu %llu", &resident, &shared);
    return resident > shared ? (resident - shared) * PAGE : 0;
}

struct account count_memory(void)
{
    char text[8192];
    if (!read_account(memory_fd, text, sizeof text))
        return walk_processes();
    uint64_t anonymous = field(text, is_cgroup2 ? "anon" : "rss"), own = own_anonymous();
    return (struct account){
        .anonymous = anonymous > own ? anonymous - own : 0,
        .shared = field(text, "shmem"),
    };
}

bool may_exceed(uint64_t limit)
{
    char text[64];
    return !read_account(usage_fd, text, sizeof text) || strtoull(text, NULL, 10) > limit;
}

const char *accounts_kind(void)
{
    return cpu_fd < 0 || memory_fd < 0 ? "processes" : is_cgroup2 ? "cgroup2" : "cgroup1";
}

/* Tell from /proc/.../stat: "1 (name) R ...", where the name is the program's choice. */
static bool says_ready(const char *path)
{
    char text[1024], *after;
    return read_path(path, text, sizeof text) && (after = strrchr(text, ')')) && after[1] && after[2] == 'R';
}

static bool has_ready_thread(long pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/task", pid);
    DIR *threads = opendir(path);
    bool is_found = false;
    for (struct dirent *thread; threads && !is_found && (thread = readdir(threads));) {
        snprintf(path, sizeof path, "/proc/%ld/task/%.12s/stat", pid, thread->d_name);
        is_found = says_ready(path);
    }
    if (threads)
        closedir(threads);
    return is_found;
}

bool is_anyone_ready(void)
{
    DIR *proc = opendir("/proc");
    bool is_found = false;
    for (struct dirent *entry; proc && !is_found && (entry = readdir(proc));) {
        char *end;
        long pid = strtol(entry->d_name, &end, 10);
        is_found = !*end && pid > 1 && has_ready_thread(pid);
    }
    if (proc)
        closedir(proc);
    return is_found;
}
