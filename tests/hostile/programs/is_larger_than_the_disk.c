// One line of source, a terabyte of program.
// problem: add
// verdicts: CE
__asm__(".data\nhuge: .fill 0x10000000000, 1, 7\n");
int add(int a, int b) { return 0; }
