// Fourteen megabytes of messages.
// problem: add
// verdicts: CE
#define A(x) B(x) B(x) B(x) B(x) B(x) B(x) B(x) B(x)
#define B(x) C(x) C(x) C(x) C(x) C(x) C(x) C(x) C(x)
#define C(x) D(x) D(x) D(x) D(x) D(x) D(x) D(x) D(x)
#define D(x) undeclared::x y;
A(z) A(z) A(z) A(z)
class Solution { public: int add(int a, int b) { return 0; } };
