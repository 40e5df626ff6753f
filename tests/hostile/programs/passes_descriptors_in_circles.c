// Sockets inside sockets, which only the kernel's own cleaner can find.
// problem: add
// verdicts: AC
#include <sys/socket.h>
#include <unistd.h>

int add(int a, int b) {
    for (int i = 0; i < 200; i++) {
        int pair[2];
        if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0) break;
        char space[CMSG_SPACE(2 * sizeof(int))] = {0};
        struct iovec part = {"x", 1};
        struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof space};
        struct cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(2 * sizeof(int));
        memcpy(CMSG_DATA(head), pair, 2 * sizeof(int));
        sendmsg(pair[0], &message, MSG_DONTWAIT);
        close(pair[0]);
        close(pair[1]);
    }
    return a + b;
}
