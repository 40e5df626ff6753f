// Learns what others do, by their files.
// problem: add
// verdicts: AC
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    int watch = inotify_init1(0);
    if (watch >= 0 || syscall(SYS_inotify_init) >= 0) puts("BREACH: inotify");
    static const char *const places[] = {"/", "/usr/bin", "/box", "/tmp", "/proc/self/ns"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (inotify_add_watch(watch, places[i], IN_ALL_EVENTS) >= 0) printf("BREACH: watches %s\n", places[i]);
    if (fanotify_init(FAN_CLASS_NOTIF, 0) >= 0 || fanotify_init(FAN_CLASS_NOTIF | FAN_REPORT_FID, 0) >= 0) puts("BREACH: fanotify");
    return a + b;
}
