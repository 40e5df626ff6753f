def is_valid(s)
  open = []
  s.each_char do |c|
    if "([{".include?(c)
      open << c
    else
      return false if "([{".index(open.pop) != ")]}".index(c)
    end
  end
  open.empty?
end
