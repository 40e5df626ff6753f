/* Start Ruby as its own main does, but for two things.
 *
 * The stack. The sandbox grants a program as much stack as memory, and Ruby reserves the main thread's stack when it
 * starts: it moves the stack pointer to the very end, and as Debian compiles it (-fstack-clash-protection) touches each
 * page on the way. 400 MB are gone before the first line. Where the stack has no limit it does not: that is what it is
 * told while it starts. How much stack there is it learns elsewhere (pthread_getattr_np), and rightly.
 *
 * The fork. With SERVES in its environment this is the fork server (runner-images/forks.h). Ruby's own Process.fork is
 * what makes a process ready after a fork, so it is the one that is called: once, by server.rb. The libc function that it
 * calls is ours, and returns in each child only, when the child has its program. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

void ruby_sysinit(int *count, char ***arguments);
void ruby_init_stack(void *here);
void ruby_init(void);
void *ruby_options(int count, char **arguments);
int ruby_executable_node(void *program, int *status);
int ruby_run_node(void *program);
unsigned long rb_eval_string_protect(const char *source, int *status);

enum {
    OURS = 16, /* descriptors of a server's own: above those that a program is given, and the server's socket */
    MOST = 64,
    ROOM = 128 << 10,
};

static const char SERVES[] = "GAVEL_SERVES", FORKED[] = "GAVEL_FORKED";

static bool is_starting = true, is_server, is_forked;

/* Found before libc's. */
int getrlimit64(__rlimit_resource_t resource, struct rlimit64 *limit)
{
    if (is_starting && resource == RLIMIT_STACK) {
        limit->rlim_cur = limit->rlim_max = RLIM64_INFINITY;
        return 0;
    }
    return (int)syscall(SYS_prlimit64, 0, resource, NULL, limit);
}

int getrlimit(__rlimit_resource_t resource, struct rlimit *limit)
{
    return getrlimit64(resource, (struct rlimit64 *)limit);
}

/* Serve, and come back in the child that is to be a program: with its pipes and its environment, and the last word of its
 * vector in FORKED. What Ruby had open is gone with the rest, but Ruby will close it once more. */
static void become_program(void)
{
    static char words[ROOM];
    void *library = dlopen("/usr/lib/gavel/forks.so", RTLD_NOW);
    void (*serve_forks)(void) = library ? dlsym(library, "serve_forks") : NULL;
    int (*await_program)(char *, unsigned *) = library ? dlsym(library, "await_program") : NULL;
    bool is_open[MOST] = {false};
    unsigned variables;
    if (!serve_forks || !await_program)
        _exit(127);
    for (int fd = OURS; fd < MOST; fd++)
        is_open[fd] = fcntl(fd, F_GETFD) >= 0;
    if (write(10, "", 1) != 1)
        _exit(127);
    serve_forks();
    int count = await_program(words, &variables);

    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = OURS; fd < MOST; fd++)
        if (is_open[fd])
            dup3(nothing, fd, O_CLOEXEC);
    close(nothing);
    char *word = words, *last = words;
    for (int i = 0; i < count; i++) {
        last = word;
        word += strlen(word) + 1;
    }
    clearenv();
    setenv(FORKED, last, 1);
    for (unsigned i = 0; i < variables; i++) {
        putenv(word);
        word += strlen(word) + 1;
    }
}

pid_t fork(void)
{
    if (is_server) {
        is_server = false;
        become_program();
        is_forked = true;
        return 0;
    }
    pid_t (*real)(void) = dlsym(RTLD_NEXT, "fork");
    return real();
}

int main(int count, char **arguments)
{
    void *here;
    is_server = getenv(SERVES) != NULL;
    if (is_server) /* what Ruby opens for itself goes above */
        while (open("/dev/null", O_RDONLY | O_CLOEXEC) < OURS - 1)
            ;
    setlocale(LC_CTYPE, "");
    ruby_sysinit(&count, &arguments);
    ruby_init_stack(&here);
    ruby_init();
    is_starting = false;
    void *program = ruby_options(count, arguments);
    int status;
    if (is_forked && ruby_executable_node(program, &status))
        rb_eval_string_protect("$LOADED_FEATURES.delete('/usr/lib/gavel/ruby/server.rb')", &status);
    return ruby_run_node(program);
}
