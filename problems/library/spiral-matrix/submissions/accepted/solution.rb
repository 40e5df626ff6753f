# @param {Integer[][]} matrix
# @return {Integer[]}
def spiral_order(matrix)
  order = []
  until matrix.empty?
    order.concat(matrix.shift)
    matrix = matrix.transpose.reverse
  end
  order
end
