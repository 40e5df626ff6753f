def probe(n)
  node = ListNode.new(n)
  node.next = node
end
