function detectCycle(head: ListNode | null): ListNode | null {
    let slow = head, fast = head;
    while (fast?.next) {
        slow = slow!.next;
        fast = fast.next.next;
        if (slow === fast) {
            while (head !== slow) {
                head = head!.next;
                slow = slow!.next;
            }
            return head;
        }
    }
    return null;
};
