class Solution:
    def detectCycle(self, head: Optional[ListNode]) -> Optional[ListNode]:
        count, node = 0, head
        while node:
            steps, before = 0, head
            while before is not node:
                before = before.next
                steps += 1
            if steps < count:
                return node
            count, node = count + 1, node.next
        return None
