class Solution {
    fun mergeKLists(lists: Array<ListNode?>): ListNode? {
        val heads = PriorityQueue<ListNode>(compareBy { it.`val` })
        heads.addAll(lists.filterNotNull())
        val start = ListNode(0)
        var last = start
        while (heads.isNotEmpty()) {
            val node = heads.poll()
            node.next?.let(heads::add)
            last.next = node
            last = node
        }
        return start.next
    }
}
