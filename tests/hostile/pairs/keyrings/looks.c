// Looks for keys.
// problem: add
// verdicts: AC
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    int found = 0;
    for (int ring = -8; ring < 0; ring++) found += syscall(SYS_keyctl, 10, ring, "user", "planted", 0) >= 0;
    found += syscall(SYS_request_key, "user", "planted", NULL, 0) >= 0;
    FILE *keys = fopen("/proc/keys", "r");
    char line[512];
    while (keys && fgets(line, sizeof line, keys)) found += strstr(line, "planted") != NULL;
    if (keys) fclose(keys);
    if (found) printf("BREACH: found %d\n", found);
    return found ? -1 : a + b;
}
