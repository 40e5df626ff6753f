class Solution:
    def probe(self, n: int) -> Optional[ListNode]:
        node = ListNode(n)
        node.next = node
        return node
