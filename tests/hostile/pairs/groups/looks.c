// Looks for the group.
// problem: add
// verdicts: AC
#include <sys/stat.h>

int add(int a, int b) {
    static const char *const groups[] = {"", "/memory", "/cpu", "/cpu,cpuacct", "/pids", "/freezer", "/cpuset", "/devices"};
    struct stat status;
    int found = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        char path[128];
        snprintf(path, sizeof path, "/sys/fs/cgroup%s/planted", groups[i]);
        if (stat(path, &status) == 0) found++, printf("BREACH: found %s\n", path);
    }
    return found ? -1 : a + b;
}
