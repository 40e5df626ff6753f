# Definition for singly-linked list.
# class ListNode
#     attr_accessor :val, :next
#     def initialize(val = 0, _next = nil)
#         @val = val
#         @next = _next
#     end
# end
# @param {ListNode[]} lists
# @return {ListNode}
def merge_k_lists(lists)
  lists = lists.compact
  until lists.size < 2
    lists = lists.each_slice(2).map { |first, second| merge(first, second) }
  end
  lists.first
end

def merge(first, second)
  start = last = ListNode.new
  while first && second
    if first.val <= second.val
      last = last.next = first
      first = first.next
    else
      last = last.next = second
      second = second.next
    end
  end
  last.next = first || second
  start.next
end
