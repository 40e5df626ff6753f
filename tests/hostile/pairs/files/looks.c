// Looks for the files of the one before, and for any that are newer than the container.
// problem: add
// verdicts: AC
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

static int found, tried;

static int look(const char *path, const struct stat *status, int kind, struct FTW *where) {
    if (++tried > 60000) return 1;
    if (strstr(path, "planted") || (kind != FTW_D && !strncmp(path, "/tmp/", 5))) found++, printf("BREACH: found %s\n", path);
    return 0;
}

int add(int a, int b) {
    if (a == 1) {
        static const char *const tops[] = {"/tmp", "/box", "/dev", "/run", "/var", "/home", "/root", "/mnt", "/media", "/srv", "/opt", "/usr", "/etc"};
        for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) nftw(tops[i], look, 32, FTW_PHYS);
    }
    return found ? -1 : a + b;
}
