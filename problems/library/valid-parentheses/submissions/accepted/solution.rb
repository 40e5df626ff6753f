PAIRS = { ")" => "(", "]" => "[", "}" => "{" }.freeze

# @param {String} s
# @return {Boolean}
def is_valid(s)
  open = []
  s.each_char do |c|
    if PAIRS.key?(c)
      return false unless open.pop == PAIRS[c]
    else
      open << c
    end
  end
  open.empty?
end
