lines = Array.new(gets.to_i) { gets.chomp }
width = lines.map(&:size).max
edge = "+#{'-' * (width + 2)}+"

puts edge
lines.each do |line|
  left = (width - line.size) / 2
  puts "| #{(' ' * left + line).ljust(width)} |"
end
puts edge
