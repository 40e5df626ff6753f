class Solution {
    func probe(_ p0: ListNode?) {
        p0?.next = p0?.next?.next
    }
}
