stops, lines, start, home = gets.split.map(&:to_i)
leaving = Array.new(stops + 1) { [] }
lines.times do
  from, to, minutes = gets.split.map(&:to_i)
  leaving[from] << [to, minutes]
end

left = Array.new(stops + 1, false)
waiting = [[0, start]] # the soonest comes last
while (minutes, stop = waiting.pop)
  break if stop == home
  next if left[stop]

  left[stop] = true
  leaving[stop].each do |to, more|
    arrival = [minutes + more, to]
    place = waiting.bsearch_index { |other| (other <=> arrival) <= 0 }
    waiting.insert(place || -1, arrival)
  end
end
puts minutes || "stranded"
