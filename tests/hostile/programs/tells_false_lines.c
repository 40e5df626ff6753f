// A compile error that claims to come from a file of the host.
// problem: add
// verdicts: CE
# 1 "/etc/shadow"
#line 1 "glue.c"
int add(int a, int b) { retrun 0; }
#error GAVEL_CALLS
