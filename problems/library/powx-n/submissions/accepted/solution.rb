# @param {Float} x
# @param {Integer} n
# @return {Float}
def my_pow(x, n)
  return 1 / my_pow(x, -n) if n < 0
  return 1.0 if n == 0

  half = my_pow(x, n / 2)
  n.odd? ? half * half * x : half * half
end
