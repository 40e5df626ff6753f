class Solution {
    public ListNode mergeKLists(ListNode[] lists) {
        TreeSet<Integer> values = new TreeSet<>();
        for (ListNode node : lists) {
            for (; node != null; node = node.next) values.add(node.val);
        }
        ListNode start = new ListNode();
        ListNode last = start;
        for (int value : values) {
            last.next = new ListNode(value);
            last = last.next;
        }
        return start.next;
    }
}
