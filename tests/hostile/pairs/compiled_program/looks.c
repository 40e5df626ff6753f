// Is what it was compiled to be, in a folder that holds nothing else.
// problem: add
// verdicts: AC
#include <dirent.h>
#include <sys/stat.h>

static const char here[] = "this very program";

int add(int a, int b) {
    int found = 0;
    struct stat status;
    DIR *box = opendir("/box");
    for (struct dirent *entry; box && (entry = readdir(box));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        if (strcmp(entry->d_name, "main") && strcmp(entry->d_name, "solution.c") && strcmp(entry->d_name, "glue.c")) found++, printf("BREACH: found %s\n", entry->d_name);
    }
    if (box) closedir(box);
    if (stat("/proc/self/exe", &status) < 0 || status.st_mode & 06022) found++, puts("BREACH: anyone may write the program");
    return found || strcmp(here, "this very program") ? -1 : a + b;
}
