object Solution {
  def probe(p0: ListNode): Unit = p0.next = p0.next.next
}
