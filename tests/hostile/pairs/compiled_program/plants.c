// Changes its own program, and what the next one will be made of.
// problem: add
// verdicts: AC
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const files[] = {"/proc/self/exe", "/box/main", "/box/solution.c", "/box/glue.c", "/usr/lib/gavel/c/gavel.o", "/usr/lib/gavel/c/compile", "/usr/bin/gcc", "/bin/sh"};

int add(int a, int b) {
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int file = open(files[i], O_RDWR | O_TRUNC);
        if (file >= 0) printf("BREACH: may write %s\n", files[i]);
        if (chmod(files[i], 04777) == 0 || unlink(files[i]) == 0 || rename(files[i], "/tmp/away") == 0) printf("BREACH: may change %s\n", files[i]);
        file = open(files[i], O_RDONLY);
        if (file >= 0 && mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) != MAP_FAILED) printf("BREACH: may map %s\n", files[i]);
    }
    if (chdir("/") == 0 && (rename("/box", "/tmp/box") == 0 || symlink("/tmp", "/box/link") == 0)) puts("BREACH: may change /box");
    return a + b;
}
