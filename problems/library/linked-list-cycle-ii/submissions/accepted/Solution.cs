public class Solution {
    public ListNode DetectCycle(ListNode head) {
        ListNode slow = head, fast = head;
        while (fast?.next != null) {
            slow = slow.next;
            fast = fast.next.next;
            if (slow != fast) continue;
            for (; head != slow; head = head.next) slow = slow.next;
            return head;
        }
        return null;
    }
}
