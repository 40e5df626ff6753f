def probe(n)
  n = (1 + ] # HERE
end
