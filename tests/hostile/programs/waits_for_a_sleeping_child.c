// A parent that waits in vfork takes no signal that it could choose to ignore.
// problem: add
// verdicts: TLE
#include <unistd.h>

int add(int a, int b) {
    for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
    if (vfork() == 0) for (;;) pause();
    return a + b;
}
