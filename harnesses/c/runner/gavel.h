/*
 * The harness for C: reads arguments, writes results (harnesses/README.md has the protocol). The glue calls it.
 *
 * A value is a scalar or node of some kind, `depth` arrays around it, and the sizes of these arrays, one level each,
 * outermost first, as LeetCode passes them:
 *
 *     depth   value     sizes
 *     0       int x     none
 *     1       int *x    int xSize
 *     2       int **x   int xSize, int *xColSize
 *     3       int ***x  int xSize, int *xColSize, int **xColColSize
 */
#pragma once

enum gavel_kind {
    GAVEL_INTEGER = 'i',
    GAVEL_LONG = 'l',
    GAVEL_DOUBLE = 'd',
    GAVEL_BOOLEAN = 'b',
    GAVEL_STRING = 's',
    GAVEL_CHARACTER = 'c',
    GAVEL_LISTNODE = 'n',
    GAVEL_TREENODE = 't',
    GAVEL_NODE = 'N',
    GAVEL_LINK = '>', /* a number of a row */
};

/* Nodes that lead to one another as they like are written in rows, one a node: its fields' values, another node as the
 * number of its row. A Node is rows of its own; nodes that arguments share have one set of rows a test, its last value,
 * and are numbers everywhere else. The size of an array stands in a field too. */
struct gavel_field {
    enum gavel_kind kind;
    int depth;
    unsigned long at, size_at;
};

struct gavel_class {
    unsigned long size;
    const struct gavel_field *fields;
    int count;
    _Bool is_fresh;  /* an answer may hold no node that was given */
    _Bool is_closed; /* an answer may hold no other */
};

extern const struct gavel_class *gavel_nodes; /* for the glue to set, where a problem has them */

_Bool gavel_next(void);     /* wait for the next test; false at the end */
void gavel_expect(char c);  /* the next character of the test is this one */
void gavel_answer(void);    /* flush the solver's prints, then send what was written */

/* `value` and each of `sizes` point to the variables. */
void gavel_read(enum gavel_kind kind, int depth, void *value, void *sizes[]);
void gavel_write(enum gavel_kind kind, int depth, const void *value, void *const sizes[]);
void gavel_read_rows(void);
void gavel_write_rows(void); /* those given, then the nodes that they or the answer have come to lead to */
int *gavel_kept(const int *sizes, int count); /* a copy, for a solver who counts the caller's down */

/* Of a class problem: {"result":1} stands for what operation 1 was answered with. */
void gavel_begin_result(int operation);
void gavel_argument(void); /* before each argument of a method */

void gavel_put(char c);
void gavel_write_null(void);
