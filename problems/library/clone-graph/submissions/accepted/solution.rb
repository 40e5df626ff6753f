# Definition for a Node.
# class Node
#     attr_accessor :val, :neighbors
#     def initialize(val = 0, neighbors = nil)
#         @val = val
#         neighbors = [] if neighbors.nil?
#         @neighbors = neighbors
#     end
# end

# @param {Node} node
# @return {Node}
def clone_graph(node)
  return nil unless node
  copies = { node => Node.new(node.val) }
  queue = [node]
  until queue.empty?
    original = queue.shift
    copies[original].neighbors = original.neighbors.map do |neighbor|
      copies[neighbor] ||= Node.new(neighbor.val).tap { queue << neighbor }
    end
  end
  copies[node]
end
