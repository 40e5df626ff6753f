/* The probe: try every door as the program would, and say in JSON which ones open. judge/sandbox/isolation.py judges. */

#ifndef PROBE_H
#define PROBE_H

/* Write on from `at`, never beyond `end`; return where the text ends. */
char *tell(char *at, char *end, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "Uid":"...","CapEff":"...", ... of a process's status file */
char *tell_status(char *at, char *end, const char *path);

/* "lo", ... */
char *tell_interfaces(char *at, char *end);

/* "ptrace", ...: what a program could do here and must not. To be called as the program's user. */
char *tell_doors(char *at, char *end);

#endif
