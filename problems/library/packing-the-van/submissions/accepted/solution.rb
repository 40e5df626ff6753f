n, c = gets.split.map(&:to_i)
best = [0] * (c + 1)
n.times do
  weight, price = gets.split.map(&:to_i)
  c.downto(weight) do |load|
    with_crate = best[load - weight] + price
    best[load] = with_crate if with_crate > best[load]
  end
end
puts best[c]
