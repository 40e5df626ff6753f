def probe(n)
  [Float::NAN, Float::INFINITY, -Float::INFINITY]
end
