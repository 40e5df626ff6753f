#define _GNU_SOURCE
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

void close_from(int first)
{
    if (close_range((unsigned)first, ~0u, 0) == 0)
        return;
    for (int fd = first; fd < 4096; fd++)
        close(fd);
}

int lift(int fd)
{
    int lifted = fcntl(fd, F_DUPFD_CLOEXEC, OUR_FDS), why = errno;
    if (fd >= 0)
        close(fd);
    errno = why;
    return lifted;
}

int open_own(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd < 0 ? -1 : lift(fd);
}

bool send_with(int socket, const struct iovec *parts, int parts_count, const int *fds, int count, int flags)
{
    char room[CMSG_SPACE(sizeof(int) * MAX_DESCRIPTORS)] = {0};
    size_t size = sizeof(int) * (size_t)count;
    struct msghdr message = {
        .msg_iov = (struct iovec *)parts,
        .msg_iovlen = (size_t)parts_count,
        .msg_control = room,
        .msg_controllen = CMSG_SPACE(size),
    };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(header), fds, size);
    return sendmsg(socket, &message, flags) >= 0;
}

ssize_t receive_with(int socket, struct iovec *parts, int parts_count, int *fds, int *count, int flags)
{
    char room[CMSG_SPACE(sizeof(int) * MAX_DESCRIPTORS)];
    struct msghdr message = {
        .msg_iov = parts,
        .msg_iovlen = (size_t)parts_count,
        .msg_control = room,
        .msg_controllen = sizeof room,
    };
    ssize_t n;
    while ((n = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
        ;
    *count = 0;
    struct cmsghdr *header = n < 0 ? NULL : CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
        *count = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
        memcpy(fds, CMSG_DATA(header), sizeof(int) * (size_t)*count);
    }
    return n;
}
