class Solution:
    def detectCycle(self, head: Optional[ListNode]) -> Optional[ListNode]:
        count, node = 0, head
        while node:
            before = head
            for _ in range(count):
                if before is node:
                    return node
                before = before.next
            count, node = count + 1, node.next
        return None
