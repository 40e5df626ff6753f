var reverseList = function(head) {
    const start = new ListNode(0);
    let last = start;
    for (; head; head = head.next) {
        last.next = new ListNode(head.val);
        last = last.next;
    }
    return start.next;
};
