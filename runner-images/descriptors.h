/* Descriptors: ours out of the way of a program's, and handed from one process to another. */

#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include <stdbool.h>
#include <sys/types.h>
#include <sys/uio.h>

enum {
    OUR_FDS = 10,         /* our own live from here on, above the program's 0..4 */
    MAX_DESCRIPTORS = 16, /* in one message */
};

/* Close it, if it is open; it is -1 then. */
void close_fd(int *fd);

/* Close every descriptor from `first` on. */
void close_from(int first);

/* Move it to a place above OUR_FDS, closed on exec. Returns the new one, or -1 with errno. */
int lift(int fd);

/* Open for reading, lifted. */
int open_own(const char *path);

/* Send a message, and these descriptors with it, through a SOCK_SEQPACKET socket. False with errno when it does not go. */
bool send_with(int socket, const struct iovec *parts, int parts_count, const int *fds, int count, int flags);

/* Take such a message. Returns its size, 0 at the end, -1 with errno; `fds` has room for MAX_DESCRIPTORS and gets `count`,
 * all closed on exec. */
ssize_t receive_with(int socket, struct iovec *parts, int parts_count, int *fds, int *count, int flags);

#endif
