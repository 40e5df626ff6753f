const reverseList = (head: ListNode | null): ListNode | null => {
    let behind: ListNode | null = null;
    while (head !== null) {
        const ahead: ListNode | null = head.next;
        head.next = behind;
        [behind, head] = [head, ahead];
    }
    return behind;
};
