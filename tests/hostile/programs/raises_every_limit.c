// Its own, and the supervisor's.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

int add(int a, int b) {
    for (int kind = 0; kind < RLIM_NLIMITS; kind++) {
        struct rlimit limit, more = {RLIM_INFINITY, RLIM_INFINITY};
        getrlimit(kind, &limit);
        if (limit.rlim_max != RLIM_INFINITY && setrlimit(kind, &more) == 0) printf("BREACH: raised limit %d\n", kind);
        if (prlimit(1, kind, NULL, &limit) == 0) printf("BREACH: read process 1's limit %d\n", kind);
        if (prlimit(1, kind, &more, NULL) == 0) printf("BREACH: set process 1's limit %d\n", kind);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(kind, &limit);
    }
    struct rlimit core;
    getrlimit(RLIMIT_CORE, &core);
    if (core.rlim_max) puts("BREACH: core files");
    int file = open("/proc/self/oom_score_adj", O_WRONLY);
    if (file >= 0 && write(file, "-1000", 5) > 0) puts("BREACH: never killed for memory");
    if (file >= 0) close(file);
    return a + b;
}
