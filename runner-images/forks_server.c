#define _GNU_SOURCE
#include "forks.h"
#include "descriptors.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A cell's namespaces, and the socket at whose end the program to be waits. */
struct call {
    int fds[MAX_DESCRIPTORS], count;
};

static void await(pid_t pid)
{
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* Return true in the process to be alone. Between here and there two processes borrow our memory and stack, one after the
 * other, and return from nothing; only the last one has a copy of its own. */
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

void serve_forks(void)
{
    static struct call call;
    char byte;
    for (;;) {
        struct iovec part = {&byte, 1};
        if (receive_with(OUR_FDS, &part, 1, call.fds, &call.count, 0) <= 0 || call.count != FORK_NAMESPACES + 1)
            _exit(0);
        if (fork_into_cell(&call)) {
            pid_t pid = getpid();
            if (dup2(call.fds[FORK_NAMESPACES], OUR_FDS) < 0 || send(OUR_FDS, &pid, sizeof pid, 0) != sizeof pid)
                _exit(126);
            close_from(OUR_FDS + 1);
            return;
        }
        for (int i = 0; i < call.count; i++)
            close(call.fds[i]);
        if (send(OUR_FDS, "", 1, 0) != 1)
            _exit(0);
    }
}

int await_program(char *words, unsigned *variables)
{
    struct fork_request request;
    struct iovec parts[] = {{&request, sizeof request}, {words, FORK_REQUEST}};
    int pipes[MAX_DESCRIPTORS], count;
    if (receive_with(OUR_FDS, parts, 2, pipes, &count, 0) < (ssize_t)sizeof request || (unsigned)count != request.pipes)
        _exit(126);
    for (int fd = 0; fd < count; fd++)
        if (dup2(pipes[fd], fd) < 0)
            _exit(126);
    close_from(count);
    if (chdir("/box") < 0)
        _exit(126);
    prctl(PR_SET_DUMPABLE, 1); /* else /proc/self is not ours to write to; and a program that was executed is it too */
    take_bounds(&request.bounds);
    become(request.uid, true);
    prctl(PR_SET_DUMPABLE, 1);
    *variables = request.variables;
    return (int)request.arguments;
}
