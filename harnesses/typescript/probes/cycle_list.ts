function probe(n: number): ListNode | null {
  const node: ListNode = new ListNode(n);
  node.next = node;
  return node;
}
