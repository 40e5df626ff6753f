struct ListNode *detectCycle(struct ListNode *head) {
    struct ListNode *slow = head, *fast = head;
    while (fast && fast->next) {
        slow = slow->next;
        fast = fast->next->next;
        if (slow == fast) {
            for (; head != slow; head = head->next) slow = slow->next;
            return head;
        }
    }
    return NULL;
}
