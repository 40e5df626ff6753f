# Return the smallest distance among points that are sorted by x.
def nearest(points)
  return Float::INFINITY if points.size < 2

  middle = points.size / 2
  border = points[middle][0]
  best = [nearest(points.take(middle)), nearest(points.drop(middle))].min
  strip = points.select { |x, _| (x - border).abs < best }.sort_by(&:last)
  strip.each_with_index do |(x, y), i|
    (i + 1).upto(strip.size - 1) do |j|
      u, v = strip[j]
      break if v - y >= best

      best = [best, Math.hypot(u - x, v - y)].min
    end
  end
  best
end

points = Array.new(gets.to_i) { gets.split.map(&:to_f) }
puts nearest(points.sort)
