import scala.annotation.tailrec

object Solution {
    def detectCycle(head: ListNode): ListNode = {
        @tailrec
        def meet(slow: ListNode, fast: ListNode): ListNode =
            if (fast == null || fast.next == null) null
            else if (slow.next eq fast.next.next) slow.next
            else meet(slow.next, fast.next.next)

        @tailrec
        def begin(one: ListNode, other: ListNode): ListNode =
            if (one eq other) one else begin(one.next, other.next)

        val met = meet(head, head)
        if (met == null) null else begin(head, met)
    }
}
