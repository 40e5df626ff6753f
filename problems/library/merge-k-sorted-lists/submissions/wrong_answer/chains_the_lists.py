class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        start = last = ListNode()
        for head in sorted(filter(None, lists), key=lambda node: node.val):
            last.next = head
            while last.next:
                last = last.next
        return start.next
