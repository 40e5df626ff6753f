class Solution {
    func mergeKLists(_ lists: [ListNode?]) -> ListNode? {
        var lists = lists
        while lists.count > 1 {
            lists = stride(from: 0, to: lists.count, by: 2).map { at in
                merge(lists[at], at + 1 < lists.count ? lists[at + 1] : nil)
            }
        }
        return lists.first ?? nil
    }

    private func merge(_ one: ListNode?, _ other: ListNode?) -> ListNode? {
        let before = ListNode()
        var tail = before, one = one, other = other
        while let a = one, let b = other {
            if a.val <= b.val {
                tail.next = a
                one = a.next
            } else {
                tail.next = b
                other = b.next
            }
            tail = tail.next!
        }
        tail.next = one ?? other
        return before.next
    }
}
