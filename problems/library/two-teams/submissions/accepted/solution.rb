pupils, quarrels = gets.split.map(&:to_i)
quarrelled = Array.new(pupils + 1) { [] }
quarrels.times do
  a, b = gets.split.map(&:to_i)
  quarrelled[a] << b
  quarrelled[b] << a
end

team = Array.new(pupils + 1, 0)
1.upto(pupils) do |start|
  next unless team[start].zero?

  team[start] = 1
  queue = [start]
  while (pupil = queue.shift)
    quarrelled[pupil].each do |other|
      if team[other].zero?
        team[other] = 3 - team[pupil]
        queue << other
      elsif team[other] == team[pupil]
        puts "impossible"
        exit
      end
    end
  end
end
puts "possible", team.drop(1).join(" ")
