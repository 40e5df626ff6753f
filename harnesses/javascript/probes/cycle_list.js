var probe = function (n) {
  const node = new ListNode(n);
  node.next = node;
  return node;
};
