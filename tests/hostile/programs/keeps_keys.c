// A keyring outlives all processes, files and containers.
// problem: add
// verdicts: AC
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    for (int ring = -8; ring < 0; ring++) {
        if (syscall(SYS_add_key, "user", "gavel", "x", 1, ring) >= 0) printf("BREACH: add_key to %d\n", ring);
        if (syscall(SYS_request_key, "user", "gavel", "", ring) >= 0) printf("BREACH: request_key from %d\n", ring);
        if (syscall(SYS_keyctl, 0, ring, 1, 0, 0) >= 0) printf("BREACH: keyctl of %d\n", ring);
    }
    if (syscall(SYS_keyctl, 1, "mine", 0, 0, 0) >= 0) puts("BREACH: joined a session keyring");
    if (syscall(SYS_keyctl, 22, 0, -3, 0, 0) >= 0) puts("BREACH: a persistent keyring");
    return a + b;
}
