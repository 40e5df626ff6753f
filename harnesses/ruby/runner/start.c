/* Start Ruby as its own main does, but for the stack.
 *
 * The sandbox grants a program as much stack as memory, and Ruby reserves the main thread's stack when it starts: it
 * moves the stack pointer to the very end, and as Debian compiles it (-fstack-clash-protection) touches each page on
 * the way. 400 MB are gone before the first line. Where the stack has no limit it does not: that is what it is told
 * while it starts. How much stack there is it learns elsewhere (pthread_getattr_np), and rightly. */
#define _GNU_SOURCE
#include <locale.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

void ruby_sysinit(int *count, char ***arguments);
void ruby_init_stack(void *here);
void ruby_init(void);
void *ruby_options(int count, char **arguments);
int ruby_run_node(void *program);

static bool is_starting = true;

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

int main(int count, char **arguments)
{
    void *here;
    setlocale(LC_CTYPE, "");
    ruby_sysinit(&count, &arguments);
    ruby_init_stack(&here);
    ruby_init();
    is_starting = false;
    return ruby_run_node(ruby_options(count, arguments));
}
