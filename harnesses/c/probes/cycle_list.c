struct ListNode* probe(int n) {
    struct ListNode *node = malloc(sizeof *node);
    node->val = n;
    node->next = node;
    return node;
}
