require 'algorithms'
require 'prime'

Point = Struct.new(:x, :y)
SIZES = { small: 1 }.freeze

# A name that Kernel has too.
def test(values)
  values.to_set.size
end

# @param {Integer} n
# @return {Integer}
def probe(n)
  queue = Containers::PriorityQueue.new { |a, b| (a <=> b) == -1 }
  queue.push(:far, 9)
  queue.push(:near, 2)
  heap = Containers::MinHeap.new([5, 3, 4])
  tree = Containers::RBTreeMap.new
  tree[7] = "seven"
  raise "order" unless queue.pop == :near && heap.pop == 3 && heap.next == 4 && tree.min_key == 7
  raise "sorted" unless SortedSet.new([3, 1, 2]).first == 1 && Prime.first(3) == [2, 3, 5]
  raise "json" unless JSON.parse("[1]") == [1]
  Set.new([1, 1, 2]).size + test([1, 2, 2]) + SIZES[:small] + Point.new(n, 0).x + 32
end
