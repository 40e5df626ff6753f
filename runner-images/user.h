/* How a process of ours becomes a stranger's: bounded, under a user of its own, behind a filter. No way leads back. */

#ifndef USER_H
#define USER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct bounds {
    uint64_t memory, file_size;
    uint32_t processes;
};

/* Act on files as that user: files and pipes made now are its own, and nothing that it may not reach opens. False
 * when the kernel refuses. */
bool act_as(uid_t uid);

/* Undo what a parent did to signals. */
void reset_signals(void);

/* Take resource limits; ends the process when the kernel refuses. */
void take_bounds(const struct bounds *bounds);

/* Give up every capability. False when the kernel refuses. */
bool lose_rights(void);

/* Become the user for good: no group, no right, and with `is_filtered` no system call beyond seccomp.json. Ends the
 * process when anything is refused. */
void become(uid_t uid, bool is_filtered);

#endif
