class Solution {
    tailrec fun reverse(rest: ListNode?, done: ListNode?): ListNode? {
        if (rest == null) return done
        val next = rest.next
        rest.next = done
        return reverse(next, rest)
    }

    fun reverseList(head: ListNode?): ListNode? = reverse(head, null)
}
