KEYS = { "2" => "abc", "3" => "def", "4" => "ghi", "5" => "jkl", "6" => "mno", "7" => "pqrs", "8" => "tuv", "9" => "wxyz" }

# @param {String} digits
# @return {String[]}
def letter_combinations(digits)
  return [] if digits.empty?

  first, *others = digits.chars.map { |digit| KEYS[digit].chars }
  first.product(*others).map(&:join)
end
