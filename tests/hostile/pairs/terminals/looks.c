// Looks for terminals.
// problem: add
// verdicts: AC
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

int add(int a, int b) {
    int found = 0;
    DIR *terminals = opendir("/dev/pts");
    for (struct dirent *entry; terminals && (entry = readdir(terminals));)
        if (isdigit(entry->d_name[0])) found++, printf("BREACH: found /dev/pts/%s\n", entry->d_name);
    if (terminals) closedir(terminals);
    if (open("/dev/tty", O_RDWR) >= 0) found++, puts("BREACH: a terminal of its own");
    return found ? -1 : a + b;
}
