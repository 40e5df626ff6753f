// Secrets in the words of a compile error.
// problem: add
// verdicts: CE
#include "/etc/shadow"
#include "/proc/1/environ"
#include "/dev/stdin"
class Solution { public: int add(int a, int b) { return 0; } };
