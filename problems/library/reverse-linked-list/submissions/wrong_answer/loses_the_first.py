class Solution:
    def reverseList(self, head: Optional[ListNode]) -> Optional[ListNode]:
        if not head:
            return None
        previous, current = None, head.next
        while current:
            current.next, previous, current = previous, current, current.next
        return previous or head
