public class Solution {
    public ListNode ReverseList(ListNode head) {
        ListNode reversed = null;
        while (head != null) (head.next, reversed, head) = (reversed, head, head.next);
        return reversed;
    }
}
