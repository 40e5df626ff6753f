#define _GNU_SOURCE

struct entry {
    int key;
    UT_hash_handle hh;
};

static int max(int a, int b) { return a > b ? a : b; }

int probe(int n) {
    struct entry *table = NULL, *found;
    for (int i = 0; i < n; i++) {
        struct entry *one = malloc(sizeof *one);
        one->key = i;
        HASH_ADD_INT(table, key, one);
    }
    int key = n - 1;
    HASH_FIND_INT(table, &key, found);
    bool is_there = found && INT_MAX > 0 && strlen("ab") == 2;
    int values[n];
    for (int i = 0; i < n; i++) values[i] = i;
    // A nested function that looks out: its address lies on the stack.
    int descending(const void *a, const void *b) { return n ? *(int *)b - *(int *)a : 0; }
    qsort(values, n, sizeof *values, descending);
    return is_there * 30 + values[0] + max(1, 2) + (int)fmax(1, 2) + (int)sqrt(16);
}

#define int long long
#define result return
