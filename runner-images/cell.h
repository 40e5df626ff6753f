/* Cells: a fresh set of namespaces, with a supervisor of its own, for each phase of a submission.
 *
 * Process 1 of the container becomes the gate. It reads nothing that a stranger sent, keeps no data and does one thing:
 *
 *   clone a cell --> its supervisor serves one phase --> it exits --> is anything left? --> clone the next
 *
 * A cell has user, pid, mount, ipc, net, uts and cgroup namespaces that nobody has used before, a /box and a /tmp that
 * are empty, a /proc that shows a program only its own processes and nothing of the kernel, no /sys, and users that
 * the neighbours do not have. Its supervisor is process 1 there: when it exits, the kernel takes every process,
 * mount and IPC object of the cell along. The memory of a supervisor that met a stranger goes with it.
 *
 *   supervisor asks   NEXT   the submission is over; other users from now on
 *                     RENEW  as NEXT, and with a new fork server (forks.h)
 *                     CARRY  the compiler is done; the same users, and what lies in /box is copied to the next cell
 *
 * The gate gives up uid 0 and keeps three rights: to end any process, and CAP_SETUID and CAP_SETGID, without which the kernel
 * lets nobody map more than one user into a namespace. Anything odd (a supervisor that died, a process or memory left behind,
 * a kill for lack of memory) ends the container, and with it whatever was wrong.
 */

#ifndef CELL_H
#define CELL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct cell {
    uid_t program, compiler; /* the users in it */
    bool is_first;           /* of its container */
    int carried;             /* the /box of the phase before, or -1 */
};

struct room {
    uid_t first; /* the users of the container: the gate's own, then three for each submission in turn */
    unsigned sets;
    uint64_t box_mb, tmp_mb, inodes;
};

/* Become the gate. Comes back once in every new cell, as its supervisor. */
struct cell gate(const struct room *room);

/* End the cell; what is asked of the gate, in the numbers of the frame. */
enum leave { LEAVE, LEAVE_CARRYING, LEAVE_RENEWING };
_Noreturn void leave_cell(enum leave how);

/* What the gate itself may do, as JSON members; empty outside a cell. */
extern char gate_status[1024];

#endif
