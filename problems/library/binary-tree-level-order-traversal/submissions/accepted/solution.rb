# Definition for a binary tree node.
# class TreeNode
#     attr_accessor :val, :left, :right
#     def initialize(val = 0, left = nil, right = nil)
#         @val = val
#         @left = left
#         @right = right
#     end
# end
# @param {TreeNode} root
# @return {Integer[][]}
def level_order(root)
  floors = []
  floor = [root].compact
  until floor.empty?
    floors << floor.map(&:val)
    floor = floor.flat_map { |node| [node.left, node.right] }.compact
  end
  floors
end
