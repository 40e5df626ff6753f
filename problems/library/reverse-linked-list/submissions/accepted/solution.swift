class Solution {
    func reverseList(_ head: ListNode?) -> ListNode? {
        var reversed: ListNode? = nil
        var head = head
        while let node = head {
            head = node.next
            node.next = reversed
            reversed = node
        }
        return reversed
    }
}
