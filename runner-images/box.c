#define _GNU_SOURCE
#include "box.h"
#include "descriptors.h"
#include "accounts.h"
#include "user.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_DEPTH = 16 };

int box_fd = -1;
char box_failure[256];

static int tmp_fd = -1;
static uid_t us, users[2]; /* the compiler's first: it owns the box */

void open_box(uid_t owner, uid_t other)
{
    us = geteuid();
    users[0] = owner;
    users[1] = other;
    box_fd = open_own("/box");
    tmp_fd = open_own("/tmp");
    if (box_fd < 0 || tmp_fd < 0)
        fault("no folder to write to");
}

static void be(uid_t uid)
{
    if (!act_as(uid))
        fault("setfsuid");
}

/* Open the folder that holds the last part of a path below /box; `name` becomes that part. -1 when it may not be. */
static int open_parent(char *path, char **name, bool is_made)
{
    int folder = fcntl(box_fd, F_DUPFD_CLOEXEC, OUR_FDS);
    char *part = path;
    for (;;) {
        char *slash = strchr(part, '/');
        if (slash)
            *slash = 0;
        if (!*part || !strcmp(part, ".") || !strcmp(part, "..")) {
            close_fd(&folder);
            errno = EINVAL;
            return -1;
        }
        if (!slash)
            break;
        if (is_made && mkdirat(folder, part, 0755) < 0 && errno != EEXIST) {
            close_fd(&folder);
            return -1;
        }
        int next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        close_fd(&folder);
        if (next < 0)
            return -1;
        folder = next;
        part = slash + 1;
    }
    *name = part;
    return folder;
}

void write_file(struct cursor *c)
{
    char *path = take_string(c, take_number(c, 2)), *name;
    be(users[0]);
    int folder = open_parent(path, &name, true), fd = -1;
    if (folder >= 0) {
        unlinkat(folder, name, 0);
        fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0755);
    }
    while (fd >= 0 && c->left) {
        ssize_t n = write(fd, c->at, c->left);
        if (n > 0)
            take(c, (size_t)n);
        else if (n == 0 || errno != EINTR)
            break;
    }
    if (fd < 0 || c->left)
        snprintf(box_failure, sizeof box_failure, "cannot write %.100s into the box: %s\n", path, strerror(errno));
    close_fd(&fd);
    close_fd(&folder);
    be(us);
    free(path);
}

void fetch_file(struct cursor *c)
{
    uint64_t most = take_number(c, 8);
    char *path = take_string(c, c->left), *name;
    struct bytes content = {0};
    uint8_t status = 1;
    struct stat facts;
    be(users[0]);
    int folder = open_parent(path, &name, false);
    /* O_NONBLOCK: a pipe in the file's place must not hold us */
    int fd = folder < 0 ? -1 : openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode)) {
        status = 0;
        uint64_t size = (uint64_t)facts.st_size;
        if (size > most || size > MAX_FRAME)
            status = 2;
        else
            bytes_reserve(&content, size + 1);
        while (!status && content.size < size) {
            ssize_t n = read(fd, content.data + content.size, size - content.size);
            if (n <= 0)
                break;
            content.size += (size_t)n;
        }
    }
    close_fd(&fd);
    close_fd(&folder);
    be(us);
    free(path);
    struct iovec parts[] = {{&status, 1}, {content.data, content.size}};
    send_frame('B', parts, 2);
    bytes_free(&content);
}

/* Depth is bounded: what lies deeper is left behind. */
static void carry_folder(int from, int into, int depth)
{
    int copy = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = copy < 0 ? NULL : fdopendir(copy);
    if (!entries) {
        close_fd(&copy);
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries));) {
        const char *name = entry->d_name;
        struct stat facts;
        if (!strcmp(name, ".") || !strcmp(name, ".."))
            continue;
        /* O_NONBLOCK: a pipe in a file's place must not hold us */
        int source = openat(from, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (source < 0 || fstat(source, &facts) < 0) {
            close_fd(&source);
            continue;
        }
        if (S_ISDIR(facts.st_mode) && depth < MAX_DEPTH && mkdirat(into, name, 0755) == 0) {
            int target = openat(into, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (target >= 0)
                carry_folder(source, target, depth + 1);
            close_fd(&target);
        } else if (S_ISREG(facts.st_mode)) {
            int target = openat(into, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, facts.st_mode & 0755);
            ssize_t n = target < 0 ? -1 : 1;
            for (off_t left = facts.st_size; n > 0 && left > 0; left -= n)
                n = sendfile(target, source, NULL, (size_t)left);
            if (n < 0)
                snprintf(box_failure, sizeof box_failure, "cannot carry %.100s over: %s\n", name, strerror(errno));
            close_fd(&target);
        }
        close_fd(&source);
    }
    closedir(entries);
}

void carry_files(int from)
{
    be(users[0]);
    carry_folder(from, box_fd, 0);
    be(us);
}

/* Remove all below `folder`, however deep: what lies deeper is moved up to /tmp first, so nothing recurses. */
static bool clear_folder(int folder, bool is_top, unsigned *moved)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = copy < 0 ? NULL : fdopendir(copy);
    if (!entries) {
        close_fd(&copy);
        return false;
    }
    bool is_changed = false;
    for (struct dirent *entry; (entry = readdir(entries));) {
        const char *name = entry->d_name;
        if (!strcmp(name, ".") || !strcmp(name, ".."))
            continue;
        if (unlinkat(folder, name, 0) == 0 || unlinkat(folder, name, AT_REMOVEDIR) == 0) {
            is_changed = true;
            continue;
        }
        if (fchmodat(folder, name, 0700, 0) < 0)
            continue;
        if (!is_top) {
            char target[32];
            snprintf(target, sizeof target, ".gone-%u", (*moved)++);
            if (renameat(folder, name, tmp_fd, target) == 0)
                is_changed = true;
            continue;
        }
        int below = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below < 0)
            continue;
        is_changed |= clear_folder(below, false, moved);
        close(below);
        is_changed |= unlinkat(folder, name, AT_REMOVEDIR) == 0;
    }
    closedir(entries);
    return is_changed;
}

void clean_tmp(void)
{
    struct stat facts;
    if (fstat(tmp_fd, &facts) == 0 && facts.st_nlink == 2 && facts.st_size == 0)
        return; /* tmpfs counts its entries as its size: nothing there */
    unsigned moved = 0;
    for (size_t i = 0; i < sizeof users / sizeof *users; i++) {
        be(users[i]);
        while (clear_folder(tmp_fd, true, &moved))
            ;
        be(us);
    }
}
