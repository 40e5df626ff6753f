// Leaves a control group, with limits that would hold for all.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int add(int a, int b) {
    static const char *const groups[] = {"", "/memory", "/cpu", "/cpu,cpuacct", "/pids", "/freezer", "/cpuset", "/devices"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        char path[128];
        snprintf(path, sizeof path, "/sys/fs/cgroup%s/planted", groups[i]);
        mkdir(path, 0777);
        static const char *const files[] = {"memory.limit_in_bytes", "memory.max", "pids.max", "cpu.max", "freezer.state", "cgroup.freeze", "notify_on_release", "release_agent"};
        for (size_t j = 0; j < sizeof files / sizeof *files; j++) {
            snprintf(path, sizeof path, "/sys/fs/cgroup%s/%s", groups[i], files[j]);
            int file = open(path, O_WRONLY);
            if (file >= 0 && write(file, "1", 1) > 0) printf("BREACH: wrote %s\n", path);
            if (file >= 0) close(file);
        }
    }
    return a + b;
}
