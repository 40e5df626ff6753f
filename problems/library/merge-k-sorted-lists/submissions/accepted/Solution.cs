public class Solution {
    public ListNode MergeKLists(ListNode[] lists) {
        var heads = new PriorityQueue<ListNode, int>();
        foreach (ListNode head in lists)
            if (head != null) heads.Enqueue(head, head.val);
        ListNode before = new ListNode(), last = before;
        while (heads.TryDequeue(out ListNode node, out _)) {
            last = last.next = node;
            if (node.next != null) heads.Enqueue(node.next, node.next.val);
        }
        return before.next;
    }
}
