/*
 * Start .NET for the compile step, a solution, or a program that reads stdin.
 *
 *   start compile solution|program FILE...     see judge/Compile.cs
 *   start compile wait
 *   start function MEMORY_MB                   see judge/Tests.cs
 *   start program MEMORY_MB                    see judge/Stdin.cs
 *
 * The runtime is loaded without the `dotnet` command, which looks for frameworks and reads their lists first. It can then
 * be told the memory limit, too.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef HOME
#define HOME "/usr/lib/gavel/csharp"
#endif

/* All assemblies that can be loaded, as one text: made by `build`. */
static const char assemblies[] =
#include "assemblies.inc"
    ;

typedef int initialize_t(const char *, const char *, int, const char **, const char **, void **, unsigned *);
typedef int execute_t(void *, unsigned, int, const char **, const char *, unsigned *);

static int fail(const char *what)
{
    fprintf(stderr, "the runtime does not start: %s\n", what);
    return 2;
}

int main(int count, char **words)
{
    if (count < 3)
        return fail("words are missing");
    int is_compiler = !strcmp(words[1], "compile");
    /* No second mapping of code pages, which wants a file that may be executed; no debuggers; no counters. */
    setenv("DOTNET_EnableWriteXorExecute", "0", 1);
    setenv("DOTNET_EnableDiagnostics", "0", 1);
    setenv("DOTNET_TieredPGO", "0", 1);
    setenv("DOTNET_LTTng", "0", 1);
    char limit[32] = "420000000";
    if (!is_compiler)
        snprintf(limit, sizeof limit, "%lld", atoll(words[2]) << 20);
    const char *names[] = {"TRUSTED_PLATFORM_ASSEMBLIES", "NATIVE_DLL_SEARCH_DIRECTORIES", "APP_CONTEXT_BASE_DIRECTORY",
                           "System.Globalization.Invariant", "System.GC.Concurrent", "System.GC.HeapHardLimit",
                           "System.GC.RetainVM"};
    const char *values[] = {assemblies, HOME "/runtime/", HOME "/", "true", "false", limit, "true"};
    void *library = dlopen(HOME "/runtime/libcoreclr.so", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return fail(dlerror());
    initialize_t *initialize = (initialize_t *)dlsym(library, "coreclr_initialize");
    execute_t *execute = (execute_t *)dlsym(library, "coreclr_execute_assembly");
    if (!initialize || !execute)
        return fail(dlerror());
    void *host;
    unsigned domain, code = 1;
    if (initialize(HOME "/start", "main", sizeof names / sizeof *names, names, values, &host, &domain) < 0)
        return fail("no memory");
    if (execute(host, domain, count - 1, (const char **)words + 1, HOME "/judge.dll", &code) < 0)
        return fail("judge.dll");
    return (int)code;
}
