#define _GNU_SOURCE
#include "forks.h"
#include "accounts.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS = FORK_NAMESPACES + 1 + FORK_PIPES };

struct call {
    struct fork_request request;
    int fds[DESCRIPTORS], count;
};

static ssize_t receive(struct call *call, char *words)
{
    char room[CMSG_SPACE(sizeof(int) * DESCRIPTORS)];
    struct iovec parts[] = {{&call->request, sizeof call->request}, {words, FORK_REQUEST}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2, .msg_control = room, .msg_controllen = sizeof room};
    ssize_t n;
    while ((n = recvmsg(OUR_FDS, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
        ;
    struct cmsghdr *header = n <= 0 ? NULL : CMSG_FIRSTHDR(&message);
    call->count = 0;
    if (header && header->cmsg_type == SCM_RIGHTS) {
        call->count = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
        memcpy(call->fds, CMSG_DATA(header), sizeof(int) * (size_t)call->count);
    }
    if (n > 0 && (size_t)call->count != FORK_NAMESPACES + 1 + call->request.pipes)
        _exit(1);
    return n - (ssize_t)sizeof call->request;
}

/* In the child of the child: become the program. */
static void begin(const struct call *call)
{
    const int *pipes = call->fds + FORK_NAMESPACES + 1;
    int tell = call->fds[FORK_NAMESPACES];
    pid_t pid = getpid();
    for (unsigned fd = 0; fd < call->request.pipes; fd++)
        if (dup2(pipes[fd], (int)fd) < 0)
            _exit(126);
    if (write(tell, &pid, sizeof pid) != sizeof pid)
        _exit(126);
    close_from((int)call->request.pipes);
    if (chdir("/box") < 0)
        _exit(126);
    prctl(PR_SET_DUMPABLE, 1); /* else /proc/self is not ours to write to; and a program that was executed is it too */
    take_bounds(&call->request.bounds);
    become(call->request.uid, true);
    prctl(PR_SET_DUMPABLE, 1);
}

static void await(pid_t pid)
{
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* Return in the program alone. Between here and there two processes borrow our memory and stack, one after the other, and
 * return from nothing; only the program has a copy of its own. */
static bool fork_into_cell(const struct call *call)
{
    pid_t entering = vfork();
    if (entering == 0) {
        for (int i = 0; i < FORK_NAMESPACES; i++)
            if (setns(call->fds[i], 0) < 0)
                _exit(1);
        pid_t inside = vfork();
        if (inside == 0) {
            /* an orphan goes to process 1 of its parent's pid namespace: the parent must be in the cell too */
            if (syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL) == 0)
                return true;
            _exit(0);
        }
        await(inside);
        _exit(0);
    }
    await(entering);
    return false;
}

int serve_forks(char *words, unsigned *variables)
{
    static struct call call;
    for (;;) {
        if (receive(&call, words) < 0)
            _exit(0);
        if (fork_into_cell(&call)) {
            begin(&call);
            *variables = call.request.variables;
            return (int)call.request.arguments;
        }
        for (int i = 0; i < call.count; i++)
            close(call.fds[i]);
    }
}
