class Solution {
    func detectCycle(_ head: ListNode?) -> ListNode? {
        var slow = head, fast = head
        while let next = fast?.next {
            slow = slow?.next
            fast = next.next
            if fast != nil && slow === fast {
                var start = head
                while start !== slow {
                    start = start?.next
                    slow = slow?.next
                }
                return start
            }
        }
        return nil
    }
}
