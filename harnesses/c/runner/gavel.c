/*
 * Arguments lie in a room of their own, which is emptied after each test: nobody else knows whose they are. Solvers
 * free list nodes that they take out and grow arrays that they were given, so free, realloc and reallocarray of the
 * solution are linked to the ones below, which know the room. Results are the solver's: they may be static, arguments,
 * the middle of something, or the same row twice, and are never freed.
 */
#include "prelude.h"

#include <sys/mman.h>
#include <unistd.h>

enum {
    TESTS = 3,
    ANSWERS = 4,
    MAX_NODES = 2000000, /* a cycle in a result must end somewhere; no test has an answer this long */
    ALIGNMENT = 16,
    KEPT = 1 << 20, /* of the room and of the line: given back to the kernel only beyond this */
};
#define ROOM ((size_t)4 << 30) /* only addresses; the memory limit is less */
#define ROOM_STEP ((size_t)1 << 20)

void *__real_realloc(void *block, size_t size);
void __real_free(void *block);

static char buffer[1 << 16];
static char *here = buffer, *end = buffer;
static char *line; /* the answer so far */
static size_t line_size, line_room;
static bool has_header; /* the signature: known since compile time */
static size_t *results; /* where in the line each begins */
static char *after, *after_end; /* what comes after a result that is read as an argument */

static _Noreturn void fail(const char *sentence)
{
    fflush(stdout);
    fprintf(stderr, "%s\n", sentence);
    _exit(1);
}

static void *grown(void *block, size_t size)
{
    block = __real_realloc(block, size);
    if (!block)
        fail("out of memory");
    return block;
}

/* --- the room for arguments --- */

static char *room;
static size_t used, opened;

static void *take_room(size_t size)
{
    if (!room) {
        room = mmap(NULL, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (room == MAP_FAILED)
            fail("out of memory");
    }
    /* Each block's size stands before it. */
    size_t start = used + ALIGNMENT, stop = start + ((size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1));
    if (stop > opened) {
        size_t wanted = (stop + ROOM_STEP - 1) & ~(ROOM_STEP - 1);
        if (wanted > ROOM || mprotect(room + opened, wanted - opened, PROT_READ | PROT_WRITE) < 0)
            fail("out of memory");
        opened = wanted;
    }
    memcpy(room + used, &size, sizeof size);
    used = stop;
    return room + start;
}

static void empty_room(void)
{
    if (used > KEPT)
        madvise(room + KEPT, opened - KEPT, MADV_DONTNEED);
    used = 0;
}

static bool is_ours(const void *block)
{
    return room && (const char *)block >= room && (const char *)block < room + ROOM;
}

void __wrap_free(void *block)
{
    if (!is_ours(block))
        __real_free(block);
}

void *__wrap_realloc(void *block, size_t size)
{
    if (!is_ours(block))
        return __real_realloc(block, size);
    void *moved = malloc(size);
    size_t old;
    memcpy(&old, (char *)block - ALIGNMENT, sizeof old);
    return moved ? memcpy(moved, block, old < size ? old : size) : NULL;
}

void *__wrap_reallocarray(void *block, size_t count, size_t size)
{
    size_t all;
    if (__builtin_mul_overflow(count, size, &all)) {
        errno = ENOMEM;
        return NULL;
    }
    return __wrap_realloc(block, all);
}

/* --- nodes and their numbers --- */

const struct gavel_class *gavel_nodes;
static void **nodes; /* by their numbers */
static size_t node_count, node_room;
/* A hash table: 1 + the number of the node that is at home here or some places before, 0 where there is none. */
static unsigned *places;
static size_t place_count;

static void forget_nodes(void)
{
    __real_free(places);
    places = NULL;
    node_count = place_count = 0;
}

/* The node's place, or the one where it belongs. */
static unsigned *place_of(const void *node)
{
    size_t at = (uintptr_t)node * 0x9E3779B97F4A7C15 >> 32;
    for (;; at++) {
        unsigned *place = &places[at & (place_count - 1)];
        if (!*place || nodes[*place - 1] == node)
            return place;
    }
}

static void add_node(void *node)
{
    if (node_count == MAX_NODES)
        fail("the result is more than 2000000 nodes");
    if (node_count == node_room) {
        node_room = 2 * node_room + 64;
        nodes = grown(nodes, node_room * sizeof *nodes);
    }
    nodes[node_count++] = node;
    if (2 * node_count <= place_count) {
        *place_of(node) = (unsigned)node_count;
        return;
    }
    place_count = place_count ? 4 * place_count : 64;
    places = grown(places, place_count * sizeof *places);
    memset(places, 0, place_count * sizeof *places);
    for (size_t i = 0; i < node_count; i++)
        *place_of(nodes[i]) = (unsigned)i + 1;
}

/* --- reading --- */

static bool fill(void)
{
    if (after) {
        here = after;
        end = after_end;
        after = NULL;
        if (here < end)
            return true;
    }
    ssize_t count;
    do {
        count = read(TESTS, buffer, sizeof buffer);
    } while (count < 0 && errno == EINTR);
    here = buffer;
    end = buffer + (count > 0 ? count : 0);
    return count > 0;
}

static int peek(void)
{
    while (here < end || fill()) {
        if (*here != ' ')
            return (unsigned char)*here;
        here++;
    }
    return -1;
}

static char take(void)
{
    if (here == end && !fill())
        fail("the test ended too early");
    return *here++;
}

bool gavel_next(void)
{
    if (!has_header) {
        has_header = true;
        while (peek() != -1 && take() != '\n')
            ;
    }
    while (peek() == '\n')
        here++;
    line_size = 0;
    forget_nodes();
    empty_room();
    return peek() != -1;
}

void gavel_expect(char c)
{
    if (peek() == -1 || take() != c)
        fail("the test does not fit the signature");
}

static void expect_all(const char *word)
{
    for (; *word; word++)
        gavel_expect(*word);
}

/* In an array: true before each value, false at its end. */
static bool is_more(size_t count)
{
    if (peek() == ']') {
        here++;
        return false;
    }
    if (count)
        gavel_expect(',');
    return true;
}

static unsigned long long read_digits(bool *is_negative)
{
    *is_negative = peek() == '-';
    if (*is_negative)
        take();
    unsigned long long digits = 0;
    for (int c; (c = peek()) >= '0' && c <= '9'; here++)
        digits = digits * 10 + (unsigned)(c - '0');
    return digits;
}

static long long read_integer(void)
{
    bool is_negative;
    unsigned long long digits = read_digits(&is_negative);
    return (long long)(is_negative ? -digits : digits);
}

static double read_double(void)
{
    char digits[400];
    size_t size = 0;
    for (int c; size + 1 < sizeof digits && (c = peek()) != -1 && strchr("+-.eE0123456789", c); here++)
        digits[size++] = (char)c;
    digits[size] = 0;
    return strtod(digits, NULL);
}

static bool read_boolean(void)
{
    bool value = peek() == 't';
    expect_all(value ? "true" : "false");
    return value;
}

static unsigned hex4(void)
{
    unsigned value = 0;
    for (int i = 0; i < 4; i++) {
        char c = take();
        value = value * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

/* The character 0 would end a C string: there it is the two bytes C0 80, which UTF-8 has no other use for, and comes
 * back as it went. */
static size_t utf8(char *to, unsigned code)
{
    if (code < 0x80 && code) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xC0 | code >> 6);
        to[1] = (char)(0x80 | (code & 63));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (char)(0xE0 | code >> 12);
        to[1] = (char)(0x80 | (code >> 6 & 63));
        to[2] = (char)(0x80 | (code & 63));
        return 3;
    }
    to[0] = (char)(0xF0 | code >> 18);
    to[1] = (char)(0x80 | (code >> 12 & 63));
    to[2] = (char)(0x80 | (code >> 6 & 63));
    to[3] = (char)(0x80 | (code & 63));
    return 4;
}

static size_t unescaped(char *to)
{
    char c = take();
    switch (c) {
    case 'b': *to = '\b'; return 1;
    case 'f': *to = '\f'; return 1;
    case 'n': *to = '\n'; return 1;
    case 'r': *to = '\r'; return 1;
    case 't': *to = '\t'; return 1;
    case 'u': break;
    default: *to = c; return 1;
    }
    unsigned code = hex4();
    if (code >= 0xD800 && code < 0xDC00) {
        take();
        take();
        code = 0x10000 + ((code - 0xD800) << 10) + (hex4() - 0xDC00);
    }
    return utf8(to, code);
}

/* The string, in a buffer that the next one overwrites. */
static const char *read_text(size_t *size)
{
    static char *text;
    static size_t text_room;
    *size = 0;
    gavel_expect('"');
    for (;;) {
        if (here == end && !fill())
            fail("the test ended too early");
        /* Up to the next quote or backslash in one piece. */
        char *stop = here;
        while (stop < end && *stop != '"' && *stop != '\\')
            stop++;
        size_t piece = (size_t)(stop - here);
        if (*size + piece + 5 > text_room) {
            text_room = 2 * (*size + piece + 5);
            text = grown(text, text_room);
        }
        memcpy(text + *size, here, piece);
        *size += piece;
        here = stop;
        if (here == end)
            continue;
        if (*here++ == '"')
            break;
        *size += unescaped(text + *size);
    }
    text[*size] = 0;
    return text;
}

static char *read_string(void)
{
    size_t size;
    const char *text = read_text(&size);
    return memcpy(take_room(size + 1), text, size + 1);
}

static char read_character(void)
{
    size_t size;
    const char *text = read_text(&size);
    if (size == 2 && !strcmp(text, "\xC0\x80"))
        return 0;
    if (size != 1)
        fail("a character of more than one byte");
    return *text;
}

static struct ListNode *read_list(void)
{
    struct ListNode *first = NULL, **tail = &first;
    gavel_expect('[');
    for (size_t count = 0; is_more(count); count++) {
        *tail = take_room(sizeof **tail);
        **tail = (struct ListNode){.val = (int)read_integer()};
        tail = &(*tail)->next;
    }
    return first;
}

static struct TreeNode *read_tree(void)
{
    static struct TreeNode ***places; /* where the next nodes go */
    static size_t places_room;
    struct TreeNode *root = NULL;
    size_t first = 0, last = 0;
    gavel_expect('[');
    for (size_t count = 0; is_more(count); count++) {
        if (first == last && count)
            fail("a tree node without a parent");
        struct TreeNode **place = count ? places[first++] : &root;
        if (peek() == 'n') {
            expect_all("null");
            continue;
        }
        *place = take_room(sizeof **place);
        **place = (struct TreeNode){.val = (int)read_integer()};
        if (last + 2 > places_room) {
            places_room = 2 * places_room + 64;
            places = grown(places, places_room * sizeof *places);
        }
        places[last++] = &(*place)->left;
        places[last++] = &(*place)->right;
    }
    return root;
}

static void *node_at(size_t number)
{
    while (node_count <= number)
        add_node(memset(take_room(gavel_nodes->size), 0, gavel_nodes->size));
    return nodes[number];
}

void gavel_read_rows(void)
{
    gavel_expect('[');
    for (size_t number = 0; is_more(number); number++) {
        char *node = node_at(number);
        gavel_expect('[');
        for (int i = 0; i < gavel_nodes->count; i++) {
            const struct gavel_field *field = &gavel_nodes->fields[i];
            if (i)
                gavel_expect(',');
            gavel_read(field->kind, field->depth, node + field->at, (void *[]){node + field->size_at});
        }
        gavel_expect(']');
    }
}

static void *read_node(void)
{
    forget_nodes();
    gavel_read_rows();
    return node_count ? nodes[0] : NULL;
}

static void *read_link(void)
{
    if (peek() != 'n')
        return node_at((size_t)read_integer());
    expect_all("null");
    return NULL;
}

/* --- values --- */

static size_t size_of(enum gavel_kind kind, int depth)
{
    if (depth)
        return sizeof(void *);
    switch (kind) {
    case GAVEL_INTEGER: return sizeof(int);
    case GAVEL_LONG: return sizeof(long long);
    case GAVEL_DOUBLE: return sizeof(double);
    case GAVEL_BOOLEAN: return sizeof(bool);
    case GAVEL_CHARACTER: return sizeof(char);
    default: return sizeof(void *);
    }
}

static void read_one(enum gavel_kind kind, void *to)
{
    switch (kind) {
    case GAVEL_INTEGER: *(int *)to = (int)read_integer(); break;
    case GAVEL_LONG: *(long long *)to = read_integer(); break;
    case GAVEL_DOUBLE: *(double *)to = read_double(); break;
    case GAVEL_BOOLEAN: *(bool *)to = read_boolean(); break;
    case GAVEL_STRING: *(char **)to = read_string(); break;
    case GAVEL_CHARACTER: *(char *)to = read_character(); break;
    case GAVEL_LISTNODE: *(struct ListNode **)to = read_list(); break;
    case GAVEL_TREENODE: *(struct TreeNode **)to = read_tree(); break;
    case GAVEL_NODE: *(void **)to = read_node(); break;
    case GAVEL_LINK: *(void **)to = read_link(); break;
    }
}

/* One array: its items, and of each level below, the sizes. */
struct growing {
    char *items;
    size_t width;
};

static void add_room(struct growing *array, size_t count)
{
    /* Twice as large at 0, 4, 8, 16, ... */
    if (count == 0 || (count >= 4 && !(count & (count - 1))))
        array->items = grown(array->items, (count ? 2 * count : 4) * array->width);
}

static void *settled(struct growing *array, size_t count)
{
    void *kept = take_room(count * array->width);
    if (count)
        memcpy(kept, array->items, count * array->width);
    __real_free(array->items);
    return kept;
}

void gavel_read(enum gavel_kind kind, int depth, void *value, void *sizes[])
{
    if (!depth) {
        read_one(kind, value);
        return;
    }
    struct growing levels[depth]; /* the first holds the items themselves */
    void *below[depth];
    for (int level = 0; level < depth; level++)
        levels[level] = (struct growing){NULL, !level ? size_of(kind, depth - 1) : level == 1 ? sizeof(int) : sizeof(void *)};
    size_t count = 0;
    gavel_expect('[');
    for (; is_more(count); count++) {
        for (int level = 0; level < depth; level++) {
            add_room(&levels[level], count);
            below[level] = levels[level].items + count * levels[level].width;
        }
        gavel_read(kind, depth - 1, below[0], below + 1);
    }
    *(int *)sizes[0] = (int)count;
    for (int level = 0; level < depth; level++)
        *(void **)(level ? sizes[level] : value) = settled(&levels[level], count);
}

void gavel_begin_result(int operation)
{
    static size_t results_room;
    if ((size_t)operation >= results_room) {
        results_room = 2 * results_room + 64;
        results = grown(results, results_room * sizeof *results);
    }
    results[operation] = line_size;
}

void gavel_argument(void)
{
    if (peek() != '{')
        return;
    expect_all("{\"result\":");
    long long number = read_integer();
    gavel_expect('}');
    after = here;
    after_end = end;
    here = line + results[number];
    end = line + results[number + 1] - 1;
}

int *gavel_kept(const int *sizes, int count)
{
    return memcpy(take_room((size_t)count * sizeof *sizes), sizes, (size_t)count * sizeof *sizes);
}

/* --- writing --- */

static void append(const char *text, size_t size)
{
    if (line_size + size > line_room) {
        line_room = 2 * (line_size + size) + 256;
        line = grown(line, line_room);
    }
    memcpy(line + line_size, text, size);
    line_size += size;
}

static void append_word(const char *word)
{
    append(word, strlen(word));
}

void gavel_put(char c)
{
    append(&c, 1);
}

void gavel_write_null(void)
{
    append_word("null");
}

static void write_integer(long long value)
{
    char digits[24], *at = digits + sizeof digits;
    unsigned long long left = value < 0 ? -(unsigned long long)value : (unsigned long long)value;
    do {
        *--at = (char)('0' + left % 10);
    } while (left /= 10);
    if (value < 0)
        *--at = '-';
    append(at, (size_t)(digits + sizeof digits - at));
}

static void write_double(double value)
{
    if (isnan(value)) {
        append_word("NaN");
        return;
    }
    if (isinf(value)) {
        append_word(value < 0 ? "-Infinity" : "Infinity");
        return;
    }
    char digits[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    append_word(digits);
}

static void write_text(const char *text, size_t size)
{
    gavel_put('"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_nul = c == 0xC0 && i + 1 < size && (unsigned char)text[i + 1] == 0x80;
        if (c == '"' || c == '\\')
            gavel_put('\\');
        if (c < 0x20 || c == 0x7f || is_nul) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", is_nul ? 0 : c);
            append_word(escape);
            i += is_nul;
        } else {
            gavel_put((char)c);
        }
    }
    gavel_put('"');
}

static void write_character(char value)
{
    char text[4];
    write_text(text, utf8(text, (unsigned char)value)); /* beyond ASCII: the character of that code */
}

static void write_list(const struct ListNode *node)
{
    size_t count = 0;
    gavel_put('[');
    for (; node; node = node->next) {
        if (count++)
            gavel_put(',');
        if (count > MAX_NODES)
            fail("the result is a linked list of more than 2000000 nodes; it may have a cycle");
        write_integer(node->val);
    }
    gavel_put(']');
}

static void write_tree(const struct TreeNode *root)
{
    static const struct TreeNode **queue;
    static size_t queue_room;
    size_t first = 0, last = 0, nulls = 0; /* nulls are written when a node follows */
    gavel_put('[');
    for (const struct TreeNode *node = root;; node = queue[first++]) {
        if (node) {
            for (; nulls; nulls--)
                append_word("null,");
            if (last / 2 >= MAX_NODES)
                fail("the result is a tree of more than 2000000 nodes; it may have a cycle");
            write_integer(node->val);
            gavel_put(',');
            if (last + 2 > queue_room) {
                queue_room = 2 * queue_room + 64;
                queue = grown(queue, queue_room * sizeof *queue);
            }
            queue[last++] = node->left;
            queue[last++] = node->right;
        } else {
            nulls++;
        }
        if (first == last)
            break;
    }
    if (line[line_size - 1] == ',')
        line_size--;
    gavel_put(']');
}

static void write_link(void *node)
{
    if (!node) {
        gavel_write_null();
        return;
    }
    bool is_there = place_count && *place_of(node);
    if (!is_there && gavel_nodes->is_closed) {
        append_word("\"a node that was not given\"");
        return;
    }
    if (!is_there)
        add_node(node);
    write_integer(*place_of(node) - 1);
}

static void write_row(char *node)
{
    gavel_put('[');
    for (int i = 0; i < gavel_nodes->count; i++) {
        const struct gavel_field *field = &gavel_nodes->fields[i];
        if (i)
            gavel_put(',');
        if (field->depth && *(int *)(node + field->size_at) < 0)
            fail("a node of the result leads to less than 0 others: was their number set?");
        gavel_write(field->kind, field->depth, node + field->at, (void *[]){node + field->size_at});
    }
    gavel_put(']');
}

/* The rows may become more while they are written. */
void gavel_write_rows(void)
{
    gavel_put('[');
    for (size_t number = 0; number < node_count; number++) {
        if (number)
            gavel_put(',');
        write_row(nodes[number]);
    }
    gavel_put(']');
}

static void write_node(void *node)
{
    size_t start = line_size;
    forget_nodes();
    if (node)
        add_node(node);
    gavel_write_rows();
    for (size_t i = 0; gavel_nodes->is_fresh && i < node_count; i++) {
        if (is_ours(nodes[i])) {
            line_size = start;
            append_word("\"the answer holds a node that was given, and should be a copy\"");
            break;
        }
    }
}

static void write_one(enum gavel_kind kind, const void *value)
{
    switch (kind) {
    case GAVEL_INTEGER: write_integer(*(const int *)value); break;
    case GAVEL_LONG: write_integer(*(const long long *)value); break;
    case GAVEL_DOUBLE: write_double(*(const double *)value); break;
    case GAVEL_BOOLEAN: append_word(*(const bool *)value ? "true" : "false"); break;
    case GAVEL_CHARACTER: write_character(*(const char *)value); break;
    case GAVEL_LISTNODE: write_list(*(struct ListNode *const *)value); break;
    case GAVEL_TREENODE: write_tree(*(struct TreeNode *const *)value); break;
    case GAVEL_NODE: write_node(*(void *const *)value); break;
    case GAVEL_LINK: write_link(*(void *const *)value); break;
    case GAVEL_STRING: {
        const char *text = *(char *const *)value;
        if (!text)
            fail("the result is NULL instead of a string");
        write_text(text, strlen(text));
        break;
    }
    }
}

void gavel_write(enum gavel_kind kind, int depth, const void *value, void *const sizes[])
{
    if (!depth) {
        write_one(kind, value);
        return;
    }
    int count = *(const int *)sizes[0];
    const char *items = *(char *const *)value;
    if (count < 0)
        fail("the size of a result is negative: was *returnSize set?");
    if (count && !items)
        fail("a result is NULL, though its size is not 0");
    void *below[depth];
    size_t width = size_of(kind, depth - 1);
    for (int level = 1; level < depth; level++) {
        if (count && !*(void *const *)sizes[level])
            fail("the sizes of a result's rows are missing: was *returnColumnSizes set?");
    }
    gavel_put('[');
    for (int i = 0; i < count; i++) {
        if (i)
            gavel_put(',');
        for (int level = 1; level < depth; level++)
            below[level - 1] = *(char *const *)sizes[level] + (size_t)i * (level == 1 ? sizeof(int) : sizeof(void *));
        gavel_write(kind, depth - 1, items + (size_t)i * width, below);
    }
    gavel_put(']');
}

void gavel_answer(void)
{
    fflush(stdout);
    fflush(stderr);
    gavel_put('\n');
    for (size_t sent = 0; sent < line_size;) {
        ssize_t count = write(ANSWERS, line + sent, line_size - sent);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail("the answer could not be sent");
        sent += (size_t)count;
    }
    if (line_room > KEPT) {
        __real_free(line);
        line = NULL;
        line_room = 0;
    }
}
