class Solution {
    fun probe(n: Int): ListNode? {
        val node = ListNode(n)
        node.next = node
        return node
    }
}
