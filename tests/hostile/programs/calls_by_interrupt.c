// The system calls of 32 bit, whose numbers mean something else.
// problem: add
// verdicts: RE
int add(int a, int b) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "memory");
    printf("BREACH: int 0x80 gave %ld\n", result);
    return a + b;
}
