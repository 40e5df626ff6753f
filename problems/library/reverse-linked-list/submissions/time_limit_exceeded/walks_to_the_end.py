class Solution:
    def reverseList(self, head: Optional[ListNode]) -> Optional[ListNode]:
        start = ListNode()
        tail = start
        while head:
            before, last = None, head
            while last.next:
                before, last = last, last.next
            tail.next = last
            tail = last
            if before:
                before.next = None
            else:
                head = None
        return start.next
