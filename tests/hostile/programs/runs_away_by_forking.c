// Each process has ended before anybody can end it; its child goes on.
// problem: add
// verdicts: RE
#include <unistd.h>

int add(int a, int b) {
    setsid();
    for (;;) if (fork() > 0) _exit(0);
}
