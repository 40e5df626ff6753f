// Another root, another /proc, a writable /usr: by the old calls and by the new ones.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    static const char *const kinds[] = {"tmpfs", "proc", "sysfs", "overlay", "cgroup", "cgroup2", "devpts", "mqueue", "fuse", "ramfs"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (mount("none", "/tmp", kinds[i], 0, "") == 0) printf("BREACH: mount %s\n", kinds[i]);
        if (syscall(SYS_fsopen, kinds[i], 0) >= 0) printf("BREACH: fsopen %s\n", kinds[i]);
    }
    if (mount("/", "/tmp", NULL, MS_BIND | MS_REC, NULL) == 0) puts("BREACH: bind");
    if (mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL) == 0) puts("BREACH: remount");
    if (mount(NULL, "/", NULL, MS_SHARED | MS_REC, NULL) == 0) puts("BREACH: shared");
    if (umount2("/tmp", MNT_DETACH) == 0 || umount2("/proc", MNT_DETACH) == 0) puts("BREACH: umount");
    if (syscall(SYS_pivot_root, ".", ".") == 0) puts("BREACH: pivot_root");
    if (chroot("/tmp") == 0) puts("BREACH: chroot");
    if (syscall(SYS_open_tree, AT_FDCWD, "/", 1 /* OPEN_TREE_CLONE */) >= 0) puts("BREACH: open_tree");
    if (syscall(SYS_fspick, AT_FDCWD, "/", 0) >= 0) puts("BREACH: fspick");
    unsigned long long attributes[4] = {0};
    if (syscall(SYS_mount_setattr, AT_FDCWD, "/", 0, attributes, sizeof attributes) == 0) puts("BREACH: mount_setattr");
    if (syscall(SYS_move_mount, AT_FDCWD, "/tmp", AT_FDCWD, "/box", 0) == 0) puts("BREACH: move_mount");
    return a + b;
}
