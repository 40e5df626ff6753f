class Solution:
    def detectCycle(self, head: Optional[ListNode]) -> Optional[ListNode]:
        seen = {}
        while head:
            if head.val in seen:
                return seen[head.val]
            seen[head.val] = head
            head = head.next
        return None
