# What is still open at the end does not disturb it.
def is_valid(s)
  open = []
  s.each_char do |c|
    case c
    when "(", "[", "{" then open.push(c)
    else return false unless [open.pop, c].join.match?(/\(\)|\[\]|\{\}/)
    end
  end
  true
end
