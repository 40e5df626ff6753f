# @param {ListNode} head
# @return {ListNode}
def detect_cycle(head)
  slow = fast = head
  while fast&.next
    slow = slow.next
    fast = fast.next.next
    next unless slow.equal?(fast)
    head, slow = head.next, slow.next until head.equal?(slow)
    return head
  end
  nil
end
