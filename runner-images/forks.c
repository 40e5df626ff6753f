#define _GNU_SOURCE
#include "forks.h"
#include "accounts.h"
#include "descriptors.h"
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
    close_fd(&to_server);
    close_fd(&complaints);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0 || pipe2(out, O_CLOEXEC) < 0)
        fault("the fork server's descriptors");
    pid_t pid = fork();
    if (pid < 0)
        fault("fork");
    if (pid == 0)
        execute_server(pair[1], out[1]);
    close(pair[1]);
    close(out[1]);
    to_server = lift(pair[0]);
    complaints = lift(out[0]);
    if (to_server < 0 || complaints < 0)
        fault("the fork server's descriptors");
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

/* The process that waits for its program. */
static struct {
    int channel; /* the end of its socket, -1 when there is none */
    pid_t pid;   /* 0 until it has come to the cell */
} ahead = {-1, 0};

/* The namespaces of this cell, opened once. */
static const int *namespaces(void)
{
    static const char *const names[FORK_NAMESPACES] = {"user", "pid", "mnt", "ipc", "net", "uts", "cgroup"};
    static int fds[FORK_NAMESPACES];
    for (int i = 0; i < FORK_NAMESPACES && !fds[i]; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/ns/%s", names[i]);
        fds[i] = open_own(path);
        if (fds[i] < 0)
            fault(path);
    }
    return fds;
}

void fork_ahead(void)
{
    int pair[2], fds[FORK_NAMESPACES + 1];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        fault("the fork server's socket");
    memcpy(fds, namespaces(), sizeof(int) * FORK_NAMESPACES);
    fds[FORK_NAMESPACES] = pair[1];
    struct iovec part = {"", 1};
    if (!send_with(to_server, &part, 1, fds, FORK_NAMESPACES + 1, 0))
        fault("the fork server's socket");
    close(pair[1]);
    ahead.channel = lift(pair[0]);
    ahead.pid = 0;
    if (ahead.channel < 0)
        fault("the fork server's socket");
}

static void hear(int socket, void *into, size_t size)
{
    struct pollfd told = {socket, POLLIN, 0};
    if (poll(&told, 1, FORK_MS) != 1 || recv(socket, into, size, 0) != (ssize_t)size)
        fault("the fork server started nothing");
}

pid_t settle_forks(void)
{
    if (ahead.channel < 0)
        return 0;
    if (!ahead.pid) {
        char byte;
        hear(ahead.channel, &ahead.pid, sizeof ahead.pid);
        hear(to_server, &byte, 1); /* who led it here has gone */
    }
    return ahead.pid;
}

void forget_fork(pid_t pid)
{
    if (ahead.channel < 0 || pid != ahead.pid)
        return;
    close_fd(&ahead.channel);
    ahead.pid = 0;
}

static void add_words(struct bytes *message, char *const *words, unsigned *count)
{
    for (*count = 0; words[*count]; ++*count)
        bytes_add(message, words[*count], strlen(words[*count]) + 1);
}

pid_t fork_program(uid_t uid, const struct bounds *bounds, char *const *arguments, char *const *environment,
                   const int pipes[FORK_PIPES])
{
    struct fork_request request = {.uid = uid, .bounds = *bounds};
    struct bytes words = {0};
    int fds[FORK_PIPES];
    if (ahead.channel < 0)
        fork_ahead();
    add_words(&words, arguments, &request.arguments);
    add_words(&words, environment, &request.variables);
    for (; request.pipes < FORK_PIPES && pipes[request.pipes] >= 0; request.pipes++)
        fds[request.pipes] = pipes[request.pipes];
    struct iovec parts[] = {{&request, sizeof request}, {words.data, words.size}};
    if (!send_with(ahead.channel, parts, 2, fds, (int)request.pipes, 0))
        fault("the fork server's program");
    bytes_free(&words);
    pid_t pid = settle_forks();
    forget_fork(pid);
    return pid;
}
