// LeetCode's `class ListNode(_x: Int = 0, _next: ListNode = null)`, with fields, so that the harness's node code serves these too.
public class ListNode {
    public int x;
    public ListNode next;

    public ListNode() {}

    public ListNode(int x) {
        this.x = x;
    }

    public ListNode(int x, ListNode next) {
        this.x = x;
        this.next = next;
    }
}
