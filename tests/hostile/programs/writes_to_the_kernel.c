// Files that are the kernel's ears: where a crash goes, who is told of an empty group, which devices there are.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static int tried;

static int look(const char *path, const struct stat *status, int kind, struct FTW *where) {
    if (++tried > 20000) return 1;
    if (kind != FTW_F) return 0;
    int file = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
    if (file >= 0) {
        bool is_harmless = S_ISCHR(status->st_mode) && (major(status->st_rdev) == 1 || status->st_rdev == makedev(5, 0) || status->st_rdev == makedev(5, 2));
        if (!is_harmless) printf("BREACH: may write %s\n", path);
        close(file);
    }
    return 0;
}

int add(int a, int b) {
    if (a != 1) return a + b;
    static const char *const files[] = {"/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/sys/kernel/modprobe", "/proc/self/oom_adj",
                                        "/proc/self/uid_map", "/proc/self/gid_map", "/proc/self/setgroups", "/proc/self/loginuid", "/sys/kernel/uevent_helper"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int file = open(files[i], O_WRONLY);
        if (file >= 0 && write(file, "0 0 1", 5) >= 0) printf("BREACH: wrote %s\n", files[i]);
        if (file >= 0) close(file);
    }
    nftw("/sys/fs/cgroup", look, 8, FTW_PHYS);
    nftw("/sys/kernel", look, 8, FTW_PHYS);
    nftw("/proc/sys", look, 8, FTW_PHYS);
    nftw("/dev", look, 8, FTW_PHYS);
    if (mkdir("/sys/fs/cgroup/mine", 0700) == 0 || mkdir("/sys/fs/cgroup/memory/mine", 0700) == 0) puts("BREACH: a group of its own");
    return a + b;
}
