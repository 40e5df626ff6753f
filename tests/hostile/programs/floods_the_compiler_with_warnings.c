// A megabyte of messages of which none is an error.
// problem: add
// verdicts: CE
#define A B B B B B B B B B B
#define B C C C C C C C C C C
#define C D D D D D D D D D D
#define D _Pragma("GCC warning \"a message that is a hundred characters long, a message that is a hundred characters long\"")
A
int add(int a, int b) { return x; }
