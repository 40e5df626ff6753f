static struct ListNode* merged(struct ListNode* a, struct ListNode* b) {
    struct ListNode *first = NULL, **tail = &first;
    while (a && b) {
        struct ListNode **smaller = a->val <= b->val ? &a : &b;
        *tail = *smaller;
        tail = &(*tail)->next;
        *smaller = *tail;
    }
    *tail = a ? a : b;
    return first;
}

struct ListNode* mergeKLists(struct ListNode** lists, int listsSize) {
    if (listsSize == 0) return NULL;
    for (int step = 1; step < listsSize; step *= 2)
        for (int i = 0; i + step < listsSize; i += 2 * step) lists[i] = merged(lists[i], lists[i + step]);
    return lists[0];
}
