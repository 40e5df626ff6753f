class Solution:
    def mergeKLists(self, lists: List[Optional[ListNode]]) -> Optional[ListNode]:
        start = last = ListNode()
        while True:
            smallest = None
            for i, head in enumerate(lists):
                if head and (smallest is None or head.val < lists[smallest].val):
                    smallest = i
            if smallest is None:
                return start.next
            last.next = lists[smallest]
            last = last.next
            lists[smallest] = last.next
