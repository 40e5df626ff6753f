// Secrets in the compiled program: by the newest way and by the oldest.
// problem: add
// verdicts: CE
static const unsigned char secret[] = {
#embed "/etc/shadow"
};
__asm__(".data\nmore: .incbin \"/etc/shadow\"\n");
int add(int a, int b) { puts("BREACH"); return 0; }
