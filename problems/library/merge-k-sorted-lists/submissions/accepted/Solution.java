class Solution {
    public ListNode mergeKLists(ListNode[] lists) {
        PriorityQueue<ListNode> heads = new PriorityQueue<>((a, b) -> Integer.compare(a.val, b.val));
        for (ListNode head : lists) {
            if (head != null) heads.add(head);
        }
        ListNode start = new ListNode();
        ListNode last = start;
        while (!heads.isEmpty()) {
            last.next = heads.poll();
            last = last.next;
            if (last.next != null) heads.add(last.next);
        }
        return start.next;
    }
}
