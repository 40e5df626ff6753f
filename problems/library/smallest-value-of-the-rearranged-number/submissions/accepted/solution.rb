# @param {Integer} num
# @return {Integer}
def smallest_number(num)
  return -num.abs.digits.sort.reverse.join.to_i if num < 0

  digits = num.digits.sort
  first = digits.index(&:positive?) || 0
  digits.unshift(digits.delete_at(first)).join.to_i
end
