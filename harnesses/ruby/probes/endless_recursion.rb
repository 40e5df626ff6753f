def probe(n)
  1 + probe(n + 1)
end
