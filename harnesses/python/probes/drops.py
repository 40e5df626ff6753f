class Solution:
    def probe(self, p0: Optional[ListNode]) -> None:
        p0.next = p0.next.next
