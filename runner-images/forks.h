/* The fork server: an interpreter that has imported what programs use, and is forked instead of started.
 *
 * It is a process of its own beside the gate, started by it, and never runs or sees anything of a submission. For each
 * program that a supervisor asks for:
 *
 *   server --vfork--> enters the cell's namespaces --vfork--> process of the cell --fork--> the program to be
 *                     and ends                                 and ends                      an orphan: its parent is now
 *                                                                                            the cell's process 1
 *
 * The program to be waits at the end of a socket for what it is to become: arguments, limits and pipes, no source and no
 * test. Then it is bounded, gets its user and its filter (user.h), and the interpreter goes on. So that a submission need
 * not wait for all this, the supervisor of a new cell asks for its first one before anybody came.
 *
 * All programs of one server have the same random numbers in their start, as hashes of strings do; so the gate starts a
 * new server when there is leisure, and now and then when there is none.
 *
 * An image has a server when it has the file FORKS: the first line starts it, each further line is an argument vector that
 * it stands for, each word a pattern. Other programs of the image are executed as everywhere.
 */

#ifndef FORKS_H
#define FORKS_H

#include "user.h"

#include <stdbool.h>
#include <sys/types.h>

#define FORKS "/usr/lib/gavel/forks"

enum {
    FORK_NAMESPACES = 7, /* user, pid, mnt, ipc, net, uts, cgroup */
    FORK_PIPES = 5,      /* the program's 0 to 4; a run has no 3 and 4 */
    FORK_REQUEST = 128 << 10,
};

/* What a program is to become: this, then the words of the vector and of the environment, each with its NUL, and with
 * them its pipes. */
struct fork_request {
    uid_t uid;
    struct bounds bounds;
    unsigned arguments, variables, pipes;
};

/* --- the gate's and the supervisor's side --- */

/* Start the server of this image, if it has one. To be called by the gate, before a cell. Returns its pid, or 0. */
pid_t start_fork_server(void);

/* Tell whether one was started. */
bool has_fork_server(void);

/* Tell whether it stands for that program. */
bool can_fork(char *const *arguments);

/* Ask for a process that waits in this cell for its program; nobody waits for it yet. */
void fork_ahead(void);

/* Wait until the process that was asked for is there. Returns its pid in this cell, or 0 when none waits. */
pid_t settle_forks(void);

/* A process has ended: if it was the one that waits, forget it. */
void forget_fork(pid_t pid);

/* Make the process that waits, or another, the program with these pipes, -1 for none; returns its pid in this cell. */
pid_t fork_program(uid_t uid, const struct bounds *bounds, char *const *arguments, char *const *environment,
                   const int pipes[FORK_PIPES]);

/* --- the server's side, in forks.so --- */

/* Serve, on descriptor 10. Comes back in each process that is to become a program; ends when the gate is gone. */
void serve_forks(void);

/* Wait for the program, and become it: its words are in `words` (room for FORK_REQUEST). Returns the number of arguments;
 * `variables` becomes that of the rest. */
int await_program(char *words, unsigned *variables);

#endif
