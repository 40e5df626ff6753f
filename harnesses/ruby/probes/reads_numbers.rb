numbers = $stdin.read.split.map(&:to_i)
puts numbers.size
