// Long system calls, one after the other: no time of its own.
// problem: add
// verdicts: TLE
#include <sys/random.h>

int add(int a, int b) {
    static char room[32 << 20];
    for (;;) (void)!getrandom(room, sizeof room, 0);
}
