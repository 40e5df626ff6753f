// Looks for processes that are not its own.
// problem: add
// verdicts: AC
#include <dirent.h>
#include <unistd.h>

int add(int a, int b) {
    int found = 0;
    DIR *processes = opendir("/proc");
    for (struct dirent *entry; processes && (entry = readdir(processes));) {
        int pid = atoi(entry->d_name);
        if (pid > 1 && pid != getpid() && pid != getppid()) found++, printf("BREACH: found process %d\n", pid);
    }
    if (processes) closedir(processes);
    for (int pid = 2; pid < 5000; pid++)
        if (pid != getpid() && pid != getppid() && (kill(pid, 0) == 0 || errno == EPERM)) found++, printf("BREACH: process %d is there\n", pid);
    return found ? -1 : a + b;
}
