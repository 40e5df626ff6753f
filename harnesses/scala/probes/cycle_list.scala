object Solution {
    def probe(n: Int): ListNode = {
        val node = new ListNode(n)
        node.next = node
        node
    }
}
