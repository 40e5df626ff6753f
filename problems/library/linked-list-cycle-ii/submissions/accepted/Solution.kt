class Solution {
    fun detectCycle(head: ListNode?): ListNode? {
        val seen = HashSet<ListNode>()
        var node = head
        while (node != null && seen.add(node)) node = node.next
        return node
    }
}
