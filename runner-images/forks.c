#define _GNU_SOURCE
#include "forks.h"
#include "accounts.h"
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_VECTORS = 16, MAX_WORDS = 16, START_MS = 10000, FORK_MS = 10000 };

/* Read once: the words of each line, those of the server itself first. */
static char *vectors[MAX_VECTORS][MAX_WORDS + 1];
static int vectors_count;

static int to_server = -1, complaints = -1;

static bool read_vectors(void)
{
    static char text[4096];
    if (vectors_count || !read_path(FORKS, text, sizeof text))
        return vectors_count > 0;
    char *rest, *next;
    for (char *line = strtok_r(text, "\n", &rest); line && vectors_count < MAX_VECTORS; line = strtok_r(NULL, "\n", &rest)) {
        int count = 0;
        for (char *word = strtok_r(line, " ", &next); word && count < MAX_WORDS; word = strtok_r(NULL, " ", &next))
            vectors[vectors_count][count++] = word;
        vectors_count++;
    }
    return vectors_count > 0;
}

bool has_fork_server(void)
{
    return to_server >= 0;
}

bool can_fork(char *const *arguments)
{
    if (!has_fork_server())
        return false;
    for (int i = 1; i < vectors_count; i++) {
        int at = 0;
        while (vectors[i][at] && arguments[at] && fnmatch(vectors[i][at], arguments[at], 0) == 0)
            at++;
        if (!vectors[i][at] && !arguments[at])
            return true;
    }
    return false;
}

static _Noreturn void execute_server(int socket, int out)
{
    static char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", NULL};
    int nothing[2];
    /* pipes, as programs have them: what an interpreter finds out about them when it starts still holds */
    if (pipe(nothing) < 0 || dup2(nothing[0], 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0 ||
        dup2(socket, OUR_FDS) < 0)
        _exit(126);
    close_range(3, OUR_FDS - 1, 0);
    close_from(OUR_FDS + 1);
    reset_signals();
    /* the kernel leaves room for a stack when a program is executed: as much as any program may be granted */
    struct rlimit stack = {(rlim_t)4 << 30, RLIM_INFINITY};
    setrlimit(RLIMIT_STACK, &stack);
    if (!lose_rights())
        _exit(126);
    execve(vectors[0][0], vectors[0], environment);
    _exit(127);
}

pid_t start_fork_server(void)
{
    if (!read_vectors())
        return 0;
    int pair[2], out[2];
    if (to_server >= 0)
        close(to_server);
    if (complaints >= 0)
        close(complaints);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0 || pipe2(out, O_CLOEXEC) < 0)
        fault("the fork server's descriptors");
    pid_t pid = fork();
    if (pid < 0)
        fault("fork");
    if (pid == 0)
        execute_server(pair[1], out[1]);
    close(pair[1]);
    close(out[1]);
    to_server = fcntl(pair[0], F_DUPFD_CLOEXEC, OUR_FDS + 1);
    complaints = fcntl(out[0], F_DUPFD_CLOEXEC, OUR_FDS + 1);
    close(pair[0]);
    close(out[0]);
    /* it says one byte when all is imported */
    char text[256] = "";
    struct pollfd ready = {to_server, POLLIN, 0};
    if (poll(&ready, 1, START_MS) != 1 || recv(to_server, text, 1, 0) != 1) {
        fcntl(complaints, F_SETFL, O_NONBLOCK);
        ssize_t n = read(complaints, text, sizeof text - 1);
        text[n > 0 ? n : 0] = 0;
        fault(*text ? text : "the fork server does not start");
    }
    return pid;
}

static void add_words(struct bytes *message, char *const *words, unsigned *count)
{
    for (*count = 0; words[*count]; ++*count)
        bytes_add(message, words[*count], strlen(words[*count]) + 1);
}

pid_t fork_program(uid_t uid, const struct bounds *bounds, char *const *arguments, char *const *environment,
                   const int pipes[FORK_PIPES])
{
    static const char *const names[FORK_NAMESPACES] = {"user", "pid", "mnt", "ipc", "net", "uts", "cgroup"};
    struct fork_request request = {.uid = uid, .bounds = *bounds};
    struct bytes words = {0};
    int fds[FORK_NAMESPACES + 1 + FORK_PIPES], count = 0, answer[2];
    add_words(&words, arguments, &request.arguments);
    add_words(&words, environment, &request.variables);
    for (; count < FORK_NAMESPACES; count++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/ns/%s", names[count]);
        fds[count] = open(path, O_RDONLY | O_CLOEXEC);
        if (fds[count] < 0)
            fault(path);
    }
    if (pipe2(answer, O_CLOEXEC) < 0)
        fault("pipe");
    fds[count++] = answer[1];
    for (; request.pipes < FORK_PIPES && pipes[request.pipes] >= 0; request.pipes++)
        fds[count++] = pipes[request.pipes];

    char room[CMSG_SPACE(sizeof fds)] = {0};
    size_t size = sizeof(int) * (size_t)count;
    struct iovec parts[] = {{&request, sizeof request}, {words.data, words.size}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2, .msg_control = room, .msg_controllen = CMSG_SPACE(size)};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(header), fds, size);
    if (sendmsg(to_server, &message, 0) < 0)
        fault("the fork server's socket");
    bytes_free(&words);
    for (int i = 0; i <= FORK_NAMESPACES; i++)
        close(fds[i]);

    pid_t pid;
    struct pollfd told = {answer[0], POLLIN, 0};
    if (poll(&told, 1, FORK_MS) != 1 || read(answer[0], &pid, sizeof pid) != sizeof pid)
        fault("the fork server started nothing");
    close(answer[0]);
    return pid;
}
