function probe(p0: ListNode | null): void {
  p0!.next = p0!.next!.next;
}
