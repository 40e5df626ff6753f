def probe(n)
  "five"
end
