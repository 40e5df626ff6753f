/* The two folders that a job may write to: /box, where sources and what is made of them lie, and /tmp. */

#ifndef BOX_H
#define BOX_H

#include "wire.h"

#include <sys/types.h>

/* The folder itself, held open; what is reached through it is reached as `owner`, the compiler's user. */
extern int box_fd;

/* Open both; they belong to these users. */
void open_box(uid_t owner, uid_t other);

/* FILE: write it. A file that could not be written (a compiler that ran somebody's code, a full box) fails the job
 * that needs it: box_failure says why until then, else it is empty. */
void write_file(struct cursor *c);
extern char box_failure[256];

/* FETCH: answer with BYTES. */
void fetch_file(struct cursor *c);

/* Copy regular files and folders from another box's folder: what a compiler made, for the program's box. */
void carry_files(int from);

/* What one run leaves behind in /tmp, the next must not find. */
void clean_tmp(void);

#endif
