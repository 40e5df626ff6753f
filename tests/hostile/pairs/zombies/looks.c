// Needs ten processes at once.
// problem: add
// verdicts: AC
#include <sys/wait.h>
#include <unistd.h>

int add(int a, int b) {
    int made = 0;
    for (int i = 0; i < 10; i++) {
        pid_t child = fork();
        if (child == 0) pause();
        if (child > 0) made++, kill(child, SIGKILL);
    }
    while (wait(NULL) > 0) {
    }
    if (made < 10) printf("only %d of 10 processes\n", made);
    return made < 10 ? -1 : a + b;
}
