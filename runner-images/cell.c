#define _GNU_SOURCE
#include "cell.h"
#include "accounts.h"
#include "box.h"
#include "descriptors.h"
#include "forks.h"
#include "probe.h"
#include "user.h"
#include "wire.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    GONE = 0,   /* how a supervisor ends: the worker hung up */
    NEXT = 10,
    CARRY = 11,
    RENEW = 12,
    NAMESPACES = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWCGROUP,
};
/* One fork server serves at most so many submissions: its programs share the random numbers of its start. */
#define SERVED 128
#define LEFT_BEHIND ((uint64_t)8 << 20) /* of memory: what the kernel's own batches may hide */

char gate_status[1024];

static int to_gate = -1, from_cell = -1; /* a pair of sockets: /box goes through it as a descriptor */

static void must(int result, const char *what)
{
    if (result < 0)
        fault(what);
}

/* Keep the three rights in every set but the inheritable and the ambient one; nothing is ever regained. */
static void keep_rights(void)
{
    const uint32_t rights = 1u << CAP_KILL | 1u << CAP_SETGID | 1u << CAP_SETUID;
    for (int right = 0, is_bound; (is_bound = prctl(PR_CAPBSET_READ, right, 0, 0, 0)) >= 0; right++)
        if (is_bound && (right > 31 || !(rights & 1u << right)))
            must(prctl(PR_CAPBSET_DROP, right, 0, 0, 0), "a right that stays in the bounding set");
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[2] = {{rights, rights, 0}, {0, 0, 0}};
    must((int)syscall(SYS_capset, &header, data), "capset");
}

static void become_user(uid_t uid)
{
    must(setgroups(0, NULL), "setgroups");
    must(setresgid(uid, uid, uid), "setresgid");
    must(setresuid(uid, uid, uid), "setresuid");
}

/* The users of a cell mean the same inside and outside; nobody else exists there, and root does not. */
static void map_users(pid_t pid, const uid_t users[3])
{
    static const char *const files[] = {"uid_map", "gid_map"};
    for (int i = 0; i < 2; i++) {
        char path[64], map[128];
        snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, files[i]);
        int size = snprintf(map, sizeof map, "%u %u 1\n%u %u 1\n%u %u 1\n", users[0], users[0], users[1], users[1],
                            users[2], users[2]);
        int fd = open(path, O_WRONLY | O_CLOEXEC);
        if (fd < 0 || write(fd, map, (size_t)size) != size)
            fault("mapping users into a namespace");
        close(fd);
    }
}

static void mount_fresh(const char *path, const char *kind, unsigned long flags, const char *options)
{
    if (mount(kind, path, kind, flags | MS_NOSUID | MS_NODEV, options) < 0)
        fault(path);
}

/* What the cell sees of the file system: the image as it is, read-only, and on it what is mounted here. */
static void mount_all(const struct room *room, const struct cell *cell, uid_t own)
{
    char options[160];
    must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "private mounts");
    snprintf(options, sizeof options, "size=%lum,nr_inodes=%lu,mode=0755,uid=%u,gid=%u", (unsigned long)room->box_mb,
             (unsigned long)room->inodes, cell->compiler, cell->compiler);
    mount_fresh("/box", "tmpfs", MS_NOATIME, options);
    snprintf(options, sizeof options, "size=%lum,nr_inodes=%lu,mode=1777", (unsigned long)room->tmp_mb,
             (unsigned long)room->inodes);
    mount_fresh("/tmp", "tmpfs", MS_NOATIME | MS_NOEXEC, options);
    mount_fresh("/sys", "tmpfs", MS_RDONLY | MS_NOEXEC, "size=4k,nr_inodes=2,mode=0555");
    /* processes only, and of those a program's own: what Docker covers in the container's /proc is not there at all */
    snprintf(options, sizeof options, "subset=pid,hidepid=2,gid=%u", own);
    mount_fresh("/proc", "proc", MS_NOEXEC, options);
}

static struct cell enter(const struct room *room, struct cell cell, uid_t own, int mapped)
{
    char byte;
    if (read(mapped, &byte, 1) != 0) /* the end of the pipe is the sign: our users are mapped */
        fault("the gate");
    close(mapped);
    close(from_cell);
    become_user(own);
    mount_all(room, &cell, own);
    keep_rights();
    must(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "PR_SET_DUMPABLE");
    must(chdir("/box"), "/box");
    open_box(cell.compiler, cell.program);
    if (cell.carried >= 0) {
        carry_files(cell.carried);
        close(cell.carried);
    }
    return cell;
}

static void pass_box(void)
{
    struct iovec part = {"", 1};
    if (!send_with(to_gate, &part, 1, &box_fd, 1, MSG_DONTWAIT))
        fault("passing the box on");
}

static int take_box(void)
{
    char byte;
    int fds[MAX_DESCRIPTORS], count;
    struct iovec part = {&byte, 1};
    if (receive_with(from_cell, &part, 1, fds, &count, MSG_DONTWAIT) < 0 || count != 1)
        fault("taking the box over");
    return fds[0];
}

/* What the container holds between two cells. */
struct rest {
    pid_t server; /* 0 when there is none */
    struct account memory;
    uint64_t kills;
};

static struct rest start_rest(void)
{
    struct rest rest = {.server = start_fork_server()};
    rest.memory = count_memory();
    rest.kills = oom_kills();
    return rest;
}

/* Nothing may be left of a cell: no process, no memory, and no kill for lack of it. */
static void check_nothing_left(const struct rest *rest, bool is_carried)
{
    pid_t ended = waitpid(-1, NULL, WNOHANG);
    if (rest->server ? ended != 0 : ended >= 0 || errno != ECHILD)
        fault(ended == rest->server ? "the fork server ended" : "a process outlived its cell");
    DIR *proc = opendir("/proc");
    if (!proc)
        fault("/proc");
    for (struct dirent *entry; (entry = readdir(proc));) {
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        if (pid > 1 && pid != rest->server)
            fault("a process outlived its cell");
    }
    closedir(proc);
    if (oom_kills() != rest->kills)
        fault("the container ran out of memory");
    struct account now = count_memory();
    if (!is_carried && since(rest->memory.anonymous + rest->memory.shared, now.anonymous + now.shared) > LEFT_BEHIND)
        fault("memory outlived its cell");
}

static void replace_server(struct rest *rest)
{
    if (!rest->server)
        return;
    kill(rest->server, SIGKILL);
    while (waitpid(rest->server, NULL, 0) < 0 && errno == EINTR)
        ;
    *rest = start_rest();
}

struct cell gate(const struct room *room)
{
    int pair[2];
    must(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), "socketpair");
    must(from_cell = lift(pair[0]), "descriptors");
    must(to_gate = lift(pair[1]), "descriptors");
    must(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0), "PR_SET_KEEPCAPS");
    become_user(room->first);
    keep_rights();
    /* else the kernel lets only root write our children's maps; in here nobody can see us */
    must(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "PR_SET_DUMPABLE");
    tell_status(gate_status, gate_status + sizeof gate_status, "/proc/self/status");

    struct rest rest = start_rest();
    unsigned served = 0;
    struct cell cell = {.is_first = true, .carried = -1};
    for (unsigned turn = 0;; cell.is_first = false) {
        uid_t own = room->first + 1 + 3 * turn;
        cell.program = own + 1;
        cell.compiler = own + 2;
        int mapped[2], status;
        must(pipe2(mapped, O_CLOEXEC), "pipe");
        pid_t pid = (pid_t)syscall(SYS_clone, NAMESPACES | SIGCHLD, NULL, NULL, NULL, NULL);
        must(pid, "the kernel refuses new namespaces");
        if (pid == 0) {
            close(mapped[1]);
            return enter(room, cell, own, mapped[0]);
        }
        close(mapped[0]);
        map_users(pid, (uid_t[]){own, cell.program, cell.compiler});
        close(mapped[1]);
        close_fd(&cell.carried);
        /* Whoever else ends here was to be reaped by another: a cell cannot end while such a one is in it. */
        pid_t ended;
        while ((ended = waitpid(-1, &status, 0)) != pid)
            if (ended >= 0 || errno != EINTR)
                fault(ended == rest.server ? "the fork server ended" : "a stray process ended");
        int asked = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        if (asked == CARRY)
            cell.carried = take_box();
        else if (asked == NEXT || asked == RENEW)
            turn = (turn + 1) % room->sets;
        else
            _exit(asked == GONE ? 0 : 1);
        check_nothing_left(&rest, asked == CARRY);
        served += asked == NEXT;
        if (asked == RENEW || served == SERVED) {
            replace_server(&rest);
            served = 0;
        }
    }
}

void leave_cell(enum leave how)
{
    flush_output_blocking();
    settle_forks();
    if (how == LEAVE_CARRYING)
        pass_box();
    _exit(how == LEAVE_CARRYING ? CARRY : how == LEAVE_RENEWING ? RENEW : NEXT);
}
