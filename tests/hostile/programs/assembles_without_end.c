// The compiler is quick; the assembler is told to repeat.
// problem: add
// verdicts: CE
__asm__(".rept 100000000\n.rept 100000000\n.quad 1\n.endr\n.endr\n");
int add(int a, int b) { return 0; }
