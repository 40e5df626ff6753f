// Addresses that can be foretold, pages that are all executable, another machine.
// problem: add
// verdicts: AC
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>

int add(int a, int b) {
    static const unsigned long kinds[] = {ADDR_NO_RANDOMIZE, READ_IMPLIES_EXEC, MMAP_PAGE_ZERO, ADDR_COMPAT_LAYOUT, PER_LINUX32, PER_BSD};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (syscall(SYS_personality, kinds[i]) >= 0) printf("BREACH: personality %lx\n", kinds[i]);
    if (syscall(SYS_personality, 0xffffffffUL) != 0) puts("BREACH: it has one already");
    if (syscall(SYS_modify_ldt, 0, &a, 4) >= 0) puts("BREACH: modify_ldt");
    return a + b;
}
