class Solution
  def inner(n)
    raise "boom" if n == 0 # HERE
    n
  end

  def probe(n)
    [n].map { |one| inner(one) }.first
  end
end
