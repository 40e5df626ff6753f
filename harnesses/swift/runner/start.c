// Where each program starts, and what is said when one crashes. Optimised code traps without a word; the debug
// information has the reason, as the name of a function of no lines around the trap, and the solver's lines.

#define _GNU_SOURCE
#include <backtrace.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

// A function or class problem has the first of them, a program the second.
extern __attribute__((weak)) void __serve(void);
extern __attribute__((weak)) int __solution_main(int, char **);
extern char *swift_demangle(const char *name, size_t length, char *buffer, size_t *size, uint32_t flags);

static const int signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
static const char FAILURE[] = "Swift runtime failure: ";
enum { MAX_FRAMES = 12 };

static struct backtrace_state *state;

struct trace {
    const char *reason;
    int frames;
};

static void ignore(void *data, const char *message, int number) {
    (void)data, (void)message, (void)number;
}

// `generic specialization <Swift.Int> of closure #1 (Swift.Int) -> () in solution.Solution.run(_: Swift.Int) -> ()`
// is told as `Solution.run`. NULL for what is not the solver's.
static char *short_name(const char *function) {
    static char text[4096];
    size_t size = sizeof text;
    if (!function || !swift_demangle(function, strlen(function), text, &size, 0) || size > sizeof text) return NULL;
    char *name = NULL;
    for (char *next = text; (next = strstr(next, "solution."));) name = next += sizeof "solution." - 1;
    if (name) name[strcspn(name, "(<")] = 0;
    return name;
}

static int put_frame(void *data, uintptr_t pc, const char *file, int line, const char *function) {
    struct trace *trace = data;
    (void)pc;
    if (function && !strncmp(function, FAILURE, sizeof FAILURE - 1)) trace->reason = function + sizeof FAILURE - 1;
    size_t length = file ? strlen(file) : 0;
    if (line == 0 || length < 7 || strcmp(file + length - 6, ".swift")) return 0;
    if (!strncmp(file, "./", 2)) file += 2;
    if (*file == '/' || !strcmp(file, "glue.swift")) return 0;
    if (trace->reason) fprintf(stderr, "%s:%d: Fatal error: %s\n", file, line, trace->reason);
    trace->reason = NULL;
    char *name = short_name(function);
    if (!name && strcmp(function, "__solution_main")) return 0;  // the library's, inlined
    fprintf(stderr, name ? "    at %s:%d, %s\n" : "    at %s:%d\n", file, line, name);
    return ++trace->frames == MAX_FRAMES;
}

static void crash(int number, siginfo_t *info, void *context) {
    struct trace trace = {0};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) signal(signals[i], SIG_DFL);
    alarm(2);  // should it hang on a lock that it held when it crashed
    if (!ftrylockfile(stdout)) {
        fflush_unlocked(stdout);
        funlockfile(stdout);
    }
    if (number == SIGSEGV) {
        intptr_t above = (intptr_t)info->si_addr - ((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
        trace.reason = labs(above) < 1 << 16 ? "stack overflow" : "a memory access that is not allowed";
    }
    if (state) backtrace_full(state, 0, put_frame, ignore, &trace);
    fflush(stderr);
    raise(number);
}

int main(int argc, char **argv) {
    static char stack[1 << 16];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    state = backtrace_create_state("/proc/self/exe", 0, ignore, NULL);
    sigaltstack(&alternative, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, NULL);
    if (!__serve) return __solution_main(argc, argv);
    __serve();
    return 0;
}
