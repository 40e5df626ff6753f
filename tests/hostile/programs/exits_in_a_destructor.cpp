// Right in every test, and it ends badly.
// problem: add
// verdicts: RE
#include <unistd.h>
struct Late { ~Late() { (void)!write(4, "3\n", 2); abort(); } };
__attribute__((destructor)) static void last() { (void)!write(4, "3\n", 2); _exit(3); }
static Late late;
class Solution { public: int add(int a, int b) { return a + b; } };
