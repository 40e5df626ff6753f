/* What the kernel counts of the container, less what is our own: processor time, memory, kills for memory. */

#ifndef ACCOUNTS_H
#define ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#define PAGE ((size_t)4096)
#define SECOND 1000000000ull

struct account {
    uint64_t cpu_ns, anonymous, shared;
};

/* Find the accounts: those of cgroup v1 or v2, else the processes themselves. */
void open_accounts(void);

/* Where they come from: "cgroup1", "cgroup2" or "processes". */
const char *accounts_kind(void);

/* Processor time of everybody in the container but us, ever. */
uint64_t cpu_ns(void);

/* Memory that only freeing gives back, of everybody but us: page cache is not counted. */
struct account count_memory(void);

/* Tell, at little cost, whether memory may be over a limit. */
bool may_exceed(uint64_t limit);

/* How many processes of the container were killed for memory, ever. */
uint64_t oom_kills(void);

/* Tell whether a thread of the program runs or would, if it got a processor. */
bool is_anyone_ready(void);

/* --- what others read too --- */

uint64_t now_ns(clockid_t clock);

/* Counters are read one after the other: a difference may come out a hair below zero. */
uint64_t since(uint64_t start, uint64_t now);

/* Read the start of a file as text. */
bool read_path(const char *path, char *text, size_t room);

/* The number after `name ` at the start of a line. */
uint64_t field(const char *text, const char *name);

#endif
