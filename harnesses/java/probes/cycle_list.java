class Solution {
    public ListNode probe(int n) {
        ListNode node = new ListNode(n);
        node.next = node;
        return node;
    }
}
