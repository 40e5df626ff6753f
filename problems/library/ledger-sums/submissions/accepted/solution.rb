days, questions = gets.split.map(&:to_i)
sums = [0]
gets.split.each { |amount| sums << sums.last + amount.to_i }
raise "days" unless sums.size == days + 1

answers = Array.new(questions) do
  first, last = gets.split.map(&:to_i)
  sums[last] - sums[first - 1]
end
puts answers
