class Solution {
    func probe(_ n: Int) -> ListNode? {
        let node = ListNode(n)
        node.next = node
        return node
    }
}
