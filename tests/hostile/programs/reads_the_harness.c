// Includes itself by the name that it has there, and what lies beside it.
// problem: add
// verdicts: CE
#include "glue.c"
#include "/usr/lib/gavel/c/gavel.c"
int add(int a, int b) { return 0; }
