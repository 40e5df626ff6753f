crossings, streets = gets.split.map(&:to_i)
at = Array.new(crossings + 1) { [] }
streets.times do |street|
  a, b = gets.split.map(&:to_i)
  at[a] << [b, street]
  at[b] << [a, street]
end

swept = Array.new(streets, false)
tour = []
way = at.all? { |ends| ends.size.even? } ? [1] : []
until way.empty?
  crossing, street = at[way.last].pop
  if crossing.nil?
    tour << way.pop
  elsif !swept[street]
    swept[street] = true
    way << crossing
  end
end
puts tour.size == streets + 1 ? tour.join(" ") : "impossible"
