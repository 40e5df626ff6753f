def probe(n)
  while n == 0
  end
  n
end
