// Leaves processes behind: in a session of their own, stopped, deaf to signals, half dead.
// problem: add
// verdicts: AC
#include <sys/prctl.h>
#include <unistd.h>

int add(int a, int b) {
    if (a != 1) return a + b;
    for (int i = 0; i < 6; i++) {
        if (fork()) continue;
        setsid();
        if (fork()) _exit(0);
        for (int file = 0; file < 64; file++) close(file);
        prctl(PR_SET_NAME, "planted", 0, 0, 0);
        for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
        if (i % 3 == 0) raise(SIGSTOP);
        if (i % 3 == 1) for (;;) pause();
        for (volatile unsigned n = 0;; n++) {
        }
    }
    return a + b;
}
