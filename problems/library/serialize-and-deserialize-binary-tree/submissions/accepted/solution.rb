# Encodes a tree to a single string.
#
# @param {TreeNode} root
# @return {string}
def serialize(root)
  words = []
  write = lambda do |node|
    words << (node ? node.val : '#')
    [node.left, node.right].each(&write) if node
  end
  write.call(root)
  words.join(' ')
end

# Decodes your encoded data to tree.
#
# @param {string} data
# @return {TreeNode}
def deserialize(data)
  words = data.split.each
  read = lambda do
    word = words.next
    word == '#' ? nil : TreeNode.new(word.to_i, read.call, read.call)
  end
  read.call
end
