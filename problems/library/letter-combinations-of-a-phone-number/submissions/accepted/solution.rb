KEYS = %w[abc def ghi jkl mno pqrs tuv wxyz].freeze

# @param {String} digits
# @return {String[]}
def letter_combinations(digits)
  return [] if digits.empty?

  first, *others = digits.chars.map { |digit| KEYS[digit.to_i - 2].chars }
  first.product(*others).map(&:join)
end
