// By process_vm_writev and by /proc.
// problem: add
// verdicts: AC
#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int add(int a, int b) {
    char here[64] = {0};
    struct iovec local = {here, sizeof here}, remote = {&local, sizeof local};
    DIR *processes = opendir("/proc");
    for (struct dirent *entry; processes && (entry = readdir(processes));) {
        int pid = atoi(entry->d_name);
        if (pid <= 0 || pid == getpid()) continue;
        if (syscall(SYS_process_vm_readv, pid, &local, 1, &remote, 1, 0) >= 0) printf("BREACH: read %d\n", pid);
        if (syscall(SYS_process_vm_writev, pid, &local, 1, &remote, 1, 0) >= 0) printf("BREACH: wrote %d\n", pid);
        static const char *const names[] = {"mem", "maps", "environ", "auxv", "stack", "syscall", "io", "clear_refs",
                                            "fd/0", "root/etc", "cwd/x", "map_files"};
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            char path[64], byte;
            snprintf(path, sizeof path, "/proc/%d/%s", pid, names[i]);
            for (int mode = O_RDONLY; mode <= O_RDWR; mode++) {
                int file = open(path, mode);
                if (file >= 0 && (mode != O_RDONLY || read(file, &byte, 1) == 1)) printf("BREACH: opened %s for %d\n", path, mode);
                if (file >= 0) close(file);
            }
        }
    }
    if (processes) closedir(processes);
    return a + b;
}
