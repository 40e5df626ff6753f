import scala.annotation.tailrec

object Solution {
    def reverseList(head: ListNode): ListNode = {
        @tailrec
        def reverse(rest: ListNode, done: ListNode): ListNode =
            if (rest == null) done
            else {
                val next = rest.next
                rest.next = done
                reverse(next, rest)
            }
        reverse(head, null)
    }
}
