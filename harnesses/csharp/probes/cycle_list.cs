public class Solution {
    public ListNode Probe(int n) {
        var node = new ListNode(n);
        node.next = node;
        return node;
    }
}
