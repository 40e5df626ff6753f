// The hypervisor, the kernel's own sockets, names without a file, and raw cables.
// problem: add
// verdicts: AC
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

int add(int a, int b) {
    for (int family = 1; family < 48; family++)
        for (int kind = 1; kind <= 5; kind++)
            if (socket(family, kind, 0) >= 0) printf("BREACH: socket(%d, %d)\n", family, kind);
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0) {
        struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0gavel"};
        if (bind(ends[0], (struct sockaddr *)&name, sizeof name) == 0) puts("BREACH: an abstract name");
        if (connect(ends[0], (struct sockaddr *)&name, sizeof name) == 0) puts("BREACH: connected");
        if (listen(ends[0], 1) == 0) puts("BREACH: listens");
        if (sendto(ends[0], "x", 1, 0, (struct sockaddr *)&name, sizeof name) > 0) puts("BREACH: sent to a name");
        close(ends[0]);
        close(ends[1]);
    }
    for (int family = 2; family < 48; family++)
        if (socketpair(family, SOCK_STREAM, 0, ends) == 0) printf("BREACH: socketpair(%d)\n", family);
    return a + b;
}
