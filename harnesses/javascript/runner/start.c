/*
 * Start Node for a solution, or for a program that reads stdin.
 *
 *   start MEMORY_MB [PROGRAM]
 *   start processor              at image build: print what the snapshots depend on
 *
 * From the snapshot of that heap size where there is one (snapshots.sh): Node takes a snapshot only with the flags and on the kind
 * of processor that it was made with, and ends otherwise. On another processor an image starts without.
 */
#include <cpuid.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOME "/usr/lib/gavel/javascript"

/* What V8 asks the processor for: its kind, its features, and whether the kernel keeps the wide registers. */
static void describe(char text[256])
{
    unsigned a, b, c, d, low = 0, high = 0;
    unsigned kind[4] = {0}, basic[4] = {0}, more[4] = {0}, extended[4] = {0};
    if (__get_cpuid(0, &a, &b, &c, &d))
        kind[0] = b, kind[1] = c, kind[2] = d;
    if (__get_cpuid(1, &a, &b, &c, &d))
        basic[0] = a, basic[1] = c, basic[2] = d; /* b tells the core, which changes */
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d))
        more[0] = b, more[1] = c, more[2] = d;
    if (__get_cpuid(0x80000001, &a, &b, &c, &d))
        extended[0] = c, extended[1] = d;
    if (basic[1] & bit_OSXSAVE)
        __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    snprintf(text, 256, "%x-%x-%x %x-%x-%x %x-%x-%x %x-%x %x-%x", kind[0], kind[1], kind[2], basic[0], basic[1], basic[2],
             more[0], more[1], more[2], extended[0], extended[1], low, high);
}

static int was_made_here(const char *snapshot)
{
    char here[256], there[256] = "";
    FILE *file = access(snapshot, R_OK) ? NULL : fopen(HOME "/snapshots/processor", "r");
    if (!file)
        return 0;
    char *line = fgets(there, sizeof there, file);
    fclose(file);
    there[strcspn(there, "\n")] = 0;
    describe(here);
    return line && !strcmp(here, there);
}

int main(int count, char **words)
{
    if (count < 2)
        return 2;
    if (!strcmp(words[1], "processor")) {
        char text[256];
        describe(text);
        puts(text);
        return 0;
    }
    char heap[64], snapshot[64];
    snprintf(heap, sizeof heap, "--max-old-space-size=%d", atoi(words[1]));
    snprintf(snapshot, sizeof snapshot, HOME "/snapshots/%d.blob", atoi(words[1]));
    char *program = count > 2 ? words[2] : NULL;
    char *node[] = {"node", "--stack-size=60000", heap, NULL, NULL, NULL, NULL};
    if (was_made_here(snapshot)) {
        node[3] = "--snapshot-blob";
        node[4] = snapshot;
        node[5] = program;
    } else if (program) {
        node[3] = "--require";
        node[4] = HOME "/program.js";
        node[5] = program;
    } else {
        node[3] = HOME "/harness.js";
    }
    execv("/usr/bin/node", node);
    perror("node");
    return 127;
}
