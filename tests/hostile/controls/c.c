#include <dirent.h>

// The one who comes after: looks for anything that an earlier submission may have left, and works for a while.
static void look(const char *folder) {
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (entry->d_name[0] != '.') printf("BREACH: found %s/%s\n", folder, entry->d_name);
    if (entries) closedir(entries);
}

int add(int a, int b) {
    look("/tmp");
    look("/dev/shm");
    look("/dev/mqueue");
    unsigned x = a;
    for (int i = 0; i < 15000000; i++) x = x * 1664525 + 1013904223;
    return a + b + (x == 1 && b == 1);
}
